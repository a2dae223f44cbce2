// Runs the files in which the tests stand that the matrix and the tables name, and keeps how each came out.
import { ensureChromium } from '../lib/chromium.mjs'
import { named } from './claims.mjs'
import { keep, kept, reportFile, vitest } from './kept.mjs'
import { resultsIn } from './report.mjs'

/** @typedef {{ results: Record<string, string> }} Runs */

/**
 * `again`: only the files of which a named test has not passed, beside what is kept of the others.
 * @param {{ again: boolean }} options
 * @returns {Promise<boolean>}
 */
export async function runTests({ again }) {
  /** @type {Runs | null} */
  const before = again ? kept('tests') : null
  const wanted = (await named()).filter(({ file, name }) => before?.results[`${file} > ${name}`] !== 'passed')
  const files = [...new Set(wanted.map(({ file }) => file))].toSorted()
  if (files.length === 0) return true
  const report = reportFile('tests-report.json')
  const chromium = await ensureChromium()
  vitest([...files, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], {
    CHROMIUM_PATH: chromium,
  })
  const isOld = (/** @type {string} */ name) => !files.some((file) => name.startsWith(`${file} > `))
  const old = Object.fromEntries(Object.entries(before?.results ?? {}).filter(([name]) => isOld(name)))
  const results = { ...old, ...resultsIn(report) }
  keep('tests', { results })
  const missing = (await named()).filter(({ file, name }) => results[`${file} > ${name}`] !== 'passed')
  for (const { file, name } of missing) console.error(`not passed: ${file} > ${name}`)
  return missing.length === 0
}

/** Every story in every look, which `npm test` leaves at one other look a story. @returns {Promise<boolean>} */
export async function runStories() {
  const report = reportFile('stories-report.json')
  const env = { CHROMIUM_PATH: await ensureChromium(), AXE_LOOKS: 'all' }
  const args = ['--project', 'storybook', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const good = vitest(args, env)
  const statuses = Object.values(resultsIn(report))
  keep('stories', { stories: statuses.length, passed: statuses.filter((status) => status === 'passed').length })
  return good
}
