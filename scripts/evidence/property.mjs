// The model-based test in shards: each has a seed of its own, and what it came to is kept, so that a long run can be ended
// and gone on with. `--fresh` begins anew.
import { keep, kept, vitest } from './kept.mjs'

const SHARDS = 20
const RUNS = 500
const FIRST_SEED = 20261121

/** @typedef {{ seed: number; runs: number; passed: boolean }} Shard */

/** @param {number} seed @returns {(Shard & { commit: string }) | null} */
const shardOf = (seed) => kept(`property/${seed}`)

/** What was run, by seed. */
export function shards() {
  return Array.from({ length: SHARDS }, (_, at) => shardOf(FIRST_SEED + at)).filter((shard) => shard !== null)
}

/** How many runs the page wants. */
export const WANTED = SHARDS * RUNS

/** @param {{ fresh: boolean; shards: number }} options how many shards to run at most */
export function runProperty({ fresh, shards: most }) {
  let good = true
  let ran = 0
  for (let at = 0; at < SHARDS && ran < most; at += 1) {
    const seed = FIRST_SEED + at
    if (!fresh && shardOf(seed)?.passed === true) continue
    ran += 1
    const env = { TRUTH_RUNS: String(RUNS), TRUTH_SEED: String(seed) }
    const passed = vitest(['--project', 'dom', 'test/ui/device-list/truth.test.tsx'], env)
    keep(`property/${seed}`, { seed, runs: RUNS, passed })
    good &&= passed
  }
  return good
}
