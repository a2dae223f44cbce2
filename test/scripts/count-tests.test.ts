import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { countTests } from '../../scripts/lib/count-tests.mjs'

/** A report file with these contents, for as long as the test runs. */
function report(contents: unknown): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'report-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(contents))
  return file
}

const passedFile = { status: 'passed', assertionResults: [{}, {}] }
const unloadedFile = { status: 'failed', assertionResults: [] }

test('passed and failed tests are counted', () => {
  const file = report({ numPassedTests: 2, numFailedTests: 1, testResults: [passedFile] })
  expect(countTests(file, false)).toEqual({ passed: 2, failed: 1 })
})

test('a file that could not be loaded is a failure', () => {
  const file = report({ numPassedTests: 2, numFailedTests: 0, testResults: [passedFile, unloadedFile] })
  expect(countTests(file, false)).toEqual({ passed: 2, failed: 1 })
})

test('a run that ends badly although no test failed is a failure', () => {
  const file = report({ numPassedTests: 2, numFailedTests: 0, testResults: [passedFile] })
  expect(countTests(file, false)).toEqual({ passed: 2, failed: 1 })
  expect(countTests(file, true)).toEqual({ passed: 2, failed: 0 })
})

test('a run of no test, or without a report, is a failure', () => {
  expect(countTests(report({ numPassedTests: 0, numFailedTests: 0, testResults: [] }), true)).toEqual({
    passed: 0,
    failed: 1,
  })
  expect(countTests(path.join(tmpdir(), 'no-such-report.json'), true)).toEqual({ passed: 0, failed: 1 })
})
