import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

const mostLines = 60

/**
 * Why a step failed, for the end of a long output: the failed tests with what they said by vitest's JSON report, else errors that
 * belong to no test, else the last lines.
 * @param {string | null} reportFile of vitest; null: the step has none
 * @param {string} text all that the step printed
 * @returns {string}
 */
export function whatFailed(reportFile, text) {
  const tests = reportFile === null ? [] : failedTests(reportFile)
  if (tests.length > 0) return lines(tests.join('\n'), 'first')
  const plain = stripVTControlCharacters(text)
  const unhandled = plain.search(/⎯+ Unhandled (?:Errors?|Rejection|Exception)/)
  return unhandled === -1 ? lines(plain, 'last') : lines(plain.slice(unhandled), 'first')
}

/**
 * @param {string} reportFile
 * @returns {string[]}
 */
function failedTests(reportFile) {
  try {
    /** @type {{ testResults: { name: string; status: string; message: string; assertionResults: { fullName: string; status: string; failureMessages: string[] }[] }[] }} */
    const report = JSON.parse(readFileSync(reportFile, 'utf8'))
    return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
      const failed = assertionResults.filter((test) => test.status === 'failed')
      if (failed.length === 0) return status === 'failed' ? [`${name}: ${message}`] : []
      return failed.map((test) => `${name}: ${test.fullName}\n    ${firstLines(test.failureMessages[0])}`)
    })
  } catch {
    return []
  }
}

/** @param {string | undefined} message */
const firstLines = (message = '') => stripVTControlCharacters(message).trim().split('\n').slice(0, 6).join('\n    ')

/**
 * @param {string} text
 * @param {'first' | 'last'} which
 */
function lines(text, which) {
  const all = text.trim().split('\n')
  return (which === 'first' ? all.slice(0, mostLines) : all.slice(-mostLines)).join('\n')
}
