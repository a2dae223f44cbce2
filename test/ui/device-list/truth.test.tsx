import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { holdsSecret } from '../../hostile-adapter.ts'
import { hosts } from './truth-host.ts'
import { faults, hostSteps, steps } from './truth-steps.ts'
import { live, unhandled } from './truth-world.tsx'

/** A longer run, in shards of its own seed each: `npm run evidence -- --only property`. */
const numRuns = Number(process.env['TRUTH_RUNS'] ?? 30)
/** A share of them in `npm test`: each is dearer. */
const hostRuns = process.env['TRUTH_RUNS'] ? numRuns : 10
const seed = Number(process.env['TRUTH_SEED'] ?? 20261121)
const start = Date.parse('2026-11-21T09:00:00Z')

const warnings: unknown[][] = []
beforeEach(() => {
  warnings.length = 0
  for (const level of ['error', 'warn'] as const)
    vi.spyOn(console, level).mockImplementation((...words) => void warnings.push(words))
  vi.useFakeTimers({ now: start })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const onUnhandled = (reason: unknown) => void unhandled.push(reason)

/** What server and user do. */
const plans = {
  others: fc.nat({ max: 4 }),
  hereAt: fc.nat({ max: 4 }),
  pageSize: fc.constantFrom(2, 100),
  maxSessions: fc.constantFrom(2, 100),
  currentKnown: fc.boolean(),
  proves: fc.boolean(),
  faults: fc.array(faults, { maxLength: 8 }),
  steps: fc.array(steps, { minLength: 1, maxLength: 8 }),
}

test('ASVS 7.4.1, ASVS 16.5.3: whatever server and user do, the screen says nothing untrue and ends nothing unasked', async () => {
  process.stdout.write(`${numRuns} runs with seed ${seed}\n`)
  process.on('unhandledRejection', onUnhandled)
  let runs = 0
  await fc.assert(
    fc.asyncProperty(fc.record(plans), async (plan) => {
      runs += 1
      await live(plan)
    }),
    { numRuns, seed, endOnFailure: false },
  )
  process.off('unhandledRejection', onUnhandled)
  expect(runs).toBeGreaterThanOrEqual(numRuns)
  expect(warnings).toEqual([])
}, 3_600_000)

test('so it does in the least friendly page: any defaults, translated, anywhere, rearranged, left and come back to, on any adapter', async () => {
  process.stdout.write(`${hostRuns} hosts with seed ${seed}\n`)
  process.on('unhandledRejection', onUnhandled)
  let runs = 0
  await fc.assert(
    fc.asyncProperty(
      fc.record({ ...plans, host: hosts, steps: fc.array(fc.oneof(steps, hostSteps), { minLength: 1, maxLength: 8 }) }),
      async (plan) => {
        runs += 1
        await live(plan)
      },
    ),
    { numRuns: hostRuns, seed, endOnFailure: false },
  )
  process.off('unhandledRejection', onUnhandled)
  expect(runs).toBeGreaterThanOrEqual(hostRuns)
  // Callbacks of the application that throw are reported by React and TanStack as they like; a secret is not.
  expect(holdsSecret(warnings)).toBe(false)
}, 3_600_000)
