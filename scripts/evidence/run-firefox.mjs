// Runs the tests of test/firefox and keeps, beside vitest's own report in .cache/firefox/, how each came out and in which version.
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ensureFirefox, firefoxVersion } from '../lib/firefox.mjs'
import { root } from '../lib/project.mjs'
import { keep, vitest } from './kept.mjs'
import { resultsIn } from './report.mjs'

/** @typedef {{ commit: string; version: string; results: Record<string, string> }} FirefoxRun */

const report = path.join(root, '.cache', 'firefox', 'report.json')

/**
 * Some of the tests, where `args` name files: then nothing is kept.
 * @param {readonly string[]} [args]
 * @returns {boolean}
 */
export function runFirefox(args = []) {
  const program = ensureFirefox()
  if (program === null) {
    console.error('No Firefox: install it, or set FIREFOX_PATH to the program, and try again.')
    return false
  }
  const version = firefoxVersion(program)
  console.log(`In ${version}`)
  const config = ['--config', 'test/firefox/vitest.config.ts']
  const env = { FIREFOX_PATH: program }
  if (args.length > 0) return vitest([...config, ...args], env)
  mkdirSync(path.dirname(report), { recursive: true })
  rmSync(report, { force: true })
  const ranWell = vitest([...config, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], env)
  keep('firefox', { version, results: resultsIn(report) })
  return ranWell
}
