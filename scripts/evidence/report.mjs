import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root } from '../lib/project.mjs'
import { vitest } from './kept.mjs'

/**
 * Runs tests, and says whether all of them passed and how each came out. vitest's JSON report is written to `report`.
 * @param {string} report
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
export function runReported(report, args, env) {
  mkdirSync(path.dirname(report), { recursive: true })
  rmSync(report, { force: true })
  const ranWell = vitest([...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], env)
  return { ranWell, results: resultsIn(report) }
}

/**
 * How each test of a vitest run came out, by its JSON report: `file > groups > title`, and `passed` or not.
 * @param {string} reportFile
 * @returns {Record<string, string>}
 */
export function resultsIn(reportFile) {
  /** @type {{ testResults: readonly { name: string; assertionResults: readonly { ancestorTitles: readonly string[]; title: string; status: string }[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(reportFile, 'utf8'))
  return Object.fromEntries(
    testResults.flatMap(({ name, assertionResults }) => {
      const file = path.relative(root, name).replaceAll(path.sep, '/')
      return assertionResults.map(({ ancestorTitles, title, status }) => [
        `${file} > ${[...ancestorTitles, title].join(' > ')}`,
        status,
      ])
    }),
  )
}
