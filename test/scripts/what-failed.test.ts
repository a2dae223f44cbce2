import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { whatFailed } from '../../scripts/lib/what-failed.mjs'

/** A report of vitest with one file, for as long as the test runs. */
function report(file: { status: string; message: string; assertionResults: readonly unknown[] }): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'report-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const name = path.join(folder, 'report.json')
  writeFileSync(name, JSON.stringify({ testResults: [{ name: 'a.test.ts', ...file }] }))
  return name
}
const passed = { fullName: 'adds', status: 'passed', failureMessages: [] }

test('failed tests are named, with the first lines of what they said', () => {
  const failed = {
    fullName: 'divides',
    status: 'failed',
    failureMessages: ['\u001B[31mexpected 1\u001B[39m\n  to be 2'],
  }
  const file = report({ status: 'failed', message: '', assertionResults: [passed, failed] })
  expect(whatFailed(file, 'a long output')).toBe('a.test.ts: divides\n    expected 1\n      to be 2')
})

test('a file that could not be loaded is named with its error', () => {
  const file = report({ status: 'failed', message: 'no such module', assertionResults: [] })
  expect(whatFailed(file, 'a long output')).toBe('a.test.ts: no such module')
})

test('an error that belongs to no test is told', () => {
  const file = report({ status: 'passed', message: '', assertionResults: [passed] })
  const text = '✓ adds\n\u001B[31m⎯⎯⎯ Unhandled Errors ⎯⎯⎯\u001B[39m\nError: late\n'
  expect(whatFailed(file, text)).toBe('⎯⎯⎯ Unhandled Errors ⎯⎯⎯\nError: late')
})

test('what has no report is told by its last lines', () => {
  const text = Array.from({ length: 100 }, (_, n) => `line ${n}`).join('\n')
  expect(whatFailed(null, text).split('\n')).toHaveLength(60)
  expect(whatFailed('no-such-report.json', text)).toMatch(/line 99$/)
})
