// Runs the files in which tests stand that carry the number of a fault or of a requirement, and keeps how each came out.
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ensureChromium } from '../lib/chromium.mjs'
import { root } from '../lib/project.mjs'
import { whatIsUnproven } from './claims.mjs'
import { keep, kept, reportFile } from './kept.mjs'
import { runReported } from './report.mjs'

/** @typedef {{ results: Record<string, string> }} Runs */

/** A title that begins with a number, somewhere in a source. */
const numbered = /['"`](?:F\d+|(?:ASVS )?\d+(?:\.\d+){2})[,:]/

/** The files of `npm test` that hold a numbered title: not those that need a build, or a browser of their own. */
function numberedFiles() {
  const files = globSync('test/**/*.test.{ts,tsx}', { cwd: root }).map((file) => file.replaceAll(path.sep, '/'))
  return files
    .filter((file) => !/^test\/(?:package|peers|firefox|reader|evidence)\//.test(file))
    .filter((file) => numbered.test(readFileSync(path.join(root, file), 'utf8')))
    .toSorted()
}

/**
 * `again`: only the files in which a test has not passed, beside what is kept of the others.
 * @param {{ again: boolean }} options
 * @returns {Promise<boolean>}
 */
export async function runTests({ again }) {
  /** @type {Runs | null} */
  const before = again ? kept('tests') : null
  const old = Object.entries(before?.results ?? {})
  const isGood = (/** @type {string} */ file) => {
    const own = old.filter(([name]) => name.startsWith(`${file} > `))
    return own.length > 0 && own.every(([, status]) => status === 'passed')
  }
  const files = numberedFiles().filter((file) => !isGood(file))
  if (files.length === 0) return true
  const report = reportFile('tests-report.json')
  const now = runReported(report, files, { CHROMIUM_PATH: await ensureChromium(), TESTS: 'all' })
  const good = Object.fromEntries(old.filter(([name]) => !files.some((file) => name.startsWith(`${file} > `))))
  const results = { ...good, ...now.results }
  keep('tests', { results })
  const { missing } = await whatIsUnproven(results)
  for (const line of missing) console.error(line)
  return missing.length === 0
}

/** What `npm test` leaves out, with what it does not. @returns {boolean} */
export function runAll() {
  const { status } = spawnSync(process.execPath, ['scripts/test.mjs', '--all'], { cwd: root, stdio: 'inherit' })
  return status === 0
}

/** Every story in every look; `npm test` sees each in its own. @returns {Promise<boolean>} */
export async function runStories() {
  const report = reportFile('stories-report.json')
  const env = { CHROMIUM_PATH: await ensureChromium(), TESTS: 'all' }
  const { ranWell, results } = runReported(report, ['--project', 'storybook'], env)
  const statuses = Object.values(results)
  keep('stories', { stories: statuses.length, passed: statuses.filter((status) => status === 'passed').length })
  return ranWell
}
