// Runs the tests of test/hosts: every page, in every engine; keeps how each came out, and lays the pictures side by side.
import path from 'node:path'
import { ensureChromium } from '../lib/chromium.mjs'
import { ensureFirefox, firefoxVersion } from '../lib/firefox.mjs'
import { root } from '../lib/project.mjs'
import { ensureWebKit } from '../lib/webkit.mjs'
import { writeContactSheets } from './contact-sheets.mjs'
import { commit, keep, kept, vitest } from './kept.mjs'
import { runReported } from './report.mjs'

/**
 * `commits`: of each file, where it ran last.
 * @typedef {{ commit: string; commits: Record<string, string>; versions: Record<string, string>; results: Record<string, string> }} HostsRun
 */

const report = path.join(root, '.cache', 'hosts', 'report.json')

/**
 * Some of the tests, where `args` name files: what is kept of the others stays. Where they hold an option nothing is kept.
 * @param {readonly string[]} [args]
 * @returns {Promise<boolean>}
 */
export async function runHosts(args = []) {
  const chromium = await ensureChromium()
  const firefox = ensureFirefox()
  const webkit = ensureWebKit()
  const missing = [...(firefox ? [] : ['Firefox']), ...(webkit ? [] : ['WebKitGTK (webkit2gtk-driver, xvfb)'])]
  if (missing.length > 0) console.error(`Not installed: ${missing.join(', ')}. Its tests will fail.`)
  const config = ['--config', 'test/hosts/vitest.config.ts', ...args]
  const env = { CHROMIUM_PATH: chromium, ...(firefox && { FIREFOX_PATH: firefox }) }
  if (args.some((arg) => arg.startsWith('-'))) return vitest(config, env)
  const ranAt = commit()
  const { ranWell, results } = runReported(report, config, env)
  const versions = {
    firefox: firefox ? firefoxVersion(firefox) : 'not installed',
    webkit: webkit ? webkit.version : 'not installed',
  }
  keep('hosts', { versions, ...together(args.length > 0 ? kept('hosts') : null, results, ranAt) })
  writeContactSheets()
  return ranWell
}

const fileOf = (/** @type {string} */ name) => name.split(' > ')[0] ?? name

/**
 * What is kept, with the files that ran now in place of what they were.
 * @param {HostsRun | null} before
 * @param {Record<string, string>} results
 * @param {string} ranAt
 */
function together(before, results, ranAt) {
  const ran = new Set(Object.keys(results).map(fileOf))
  const others = Object.entries(before?.results ?? {}).filter(([name]) => !ran.has(fileOf(name)))
  const now = Object.fromEntries([...ran].map((file) => [file, ranAt]))
  return { commits: { ...before?.commits, ...now }, results: { ...Object.fromEntries(others), ...results } }
}
