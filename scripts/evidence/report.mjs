import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../lib/project.mjs'

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
