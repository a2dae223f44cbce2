// Runs the tests of test/firefox and keeps, beside vitest's own report in .cache/firefox/, how each came out and in which version.
import path from 'node:path'
import { ensureFirefox, firefoxVersion } from '../lib/firefox.mjs'
import { root } from '../lib/project.mjs'
import { keep, vitest } from './kept.mjs'
import { runReported } from './report.mjs'

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
  const { ranWell, results } = runReported(report, config, env)
  keep('firefox', { version, results })
  return ranWell
}
