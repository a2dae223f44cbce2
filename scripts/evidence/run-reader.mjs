// Runs the tests of test/reader and keeps how each came out, and with which reader and browsers. What was heard stands beside
// vitest's report in .cache/reader/.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { ensureChromium } from '../lib/chromium.mjs'
import { ensureFirefox, firefoxVersion } from '../lib/firefox.mjs'
import { root } from '../lib/project.mjs'
import { ensureScreenReader, screenReaderVersion } from '../lib/screen-reader.mjs'
import { keep, vitest } from './kept.mjs'
import { runReported } from './report.mjs'

/** @typedef {{ commit: string; version: string; results: Record<string, string> }} ReaderRun */

const report = path.join(root, '.cache', 'reader', 'report.json')

/**
 * Some of the tests, where `args` say which: then nothing is kept.
 * @param {readonly string[]} [args]
 * @returns {Promise<boolean>}
 */
export async function runReader(args = []) {
  const missing = ensureScreenReader()
  if (missing.length > 0) {
    console.error(`Orca cannot read here: install ${missing.join(', ')} (Debian), and try again.`)
    return false
  }
  const chromium = await ensureChromium()
  const browser = spawnSync(chromium, ['--version'], { encoding: 'utf8' }).stdout?.trim().split(' built')[0]
  const firefox = ensureFirefox()
  if (firefox === null) {
    console.error('No Firefox to be read: install it, or set FIREFOX_PATH to the program, and try again.')
    return false
  }
  const version = `${screenReaderVersion()} with ${browser} and ${firefoxVersion(firefox)}`
  console.log(`${version}: this takes minutes, because speech does.`)
  const config = ['--config', 'test/reader/vitest.config.ts']
  const env = { CHROMIUM_PATH: chromium, FIREFOX_PATH: firefox }
  if (args.length > 0) return vitest([...config, ...args], env)
  const { ranWell, results } = runReported(report, config, env)
  keep('reader', { version, results })
  return ranWell
}
