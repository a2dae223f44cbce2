import { readFileSync } from 'node:fs'

/** @typedef {{ passed: number; failed: number }} Count */

/**
 * Counts the tests of a vitest run by its JSON report. What fails a run without being a failed test counts as one: a file
 * that could not be loaded, a crash, an unhandled error, no test at all.
 * @param {string} reportFile
 * @param {boolean} ranWell whether vitest exited with 0
 * @returns {Count}
 */
export function countTests(reportFile, ranWell) {
  const { passed, failed } = readReport(reportFile)
  const failedUncounted = failed === 0 && (!ranWell || passed === 0)
  return { passed, failed: failedUncounted ? 1 : failed }
}

/**
 * @param {string} reportFile
 * @returns {Count}
 */
function readReport(reportFile) {
  try {
    /** @type {{ numPassedTests: number; numFailedTests: number; testResults: { status: string; assertionResults: unknown[] }[] }} */
    const report = JSON.parse(readFileSync(reportFile, 'utf8'))
    const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
    return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length }
  } catch {
    return { passed: 0, failed: 0 }
  }
}
