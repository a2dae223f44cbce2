import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { isExecutable, succeeds } from './chromium.mjs'
import { fail } from './project.mjs'

/** @type {Partial<Record<NodeJS.Platform, () => readonly string[]>>} */
const usualPlaces = {
  linux: () => {
    const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin']
    return ['firefox', 'firefox-esr'].flatMap((name) => folders.map((folder) => path.join(folder, name)))
  },
  darwin: () =>
    ['/', process.env['HOME'] ?? '/'].map((base) => path.join(base, 'Applications/Firefox.app/Contents/MacOS/firefox')),
  win32: () => {
    const bases = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']]
    return bases.flatMap((base) => (base ? [path.join(base, 'Mozilla Firefox\\firefox.exe')] : []))
  },
}

/** The Firefox to test with: `FIREFOX_PATH`, else an installed one; `null` when there is none. */
export function findFirefox() {
  const named = process.env['FIREFOX_PATH']
  if (named) return isExecutable(named) ? named : fail(`FIREFOX_PATH is ${named}, and no program is there.`)
  return (usualPlaces[process.platform]?.() ?? []).find(isExecutable) ?? null
}

/** As `findFirefox`, but installs Debian's where there is none and that can be done; `null` when it cannot. */
export function ensureFirefox() {
  const found = findFirefox()
  if (found || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found
  console.log('No Firefox is installed: trying the firefox-esr package of this system.')
  if (succeeds('apt-get', ['update']))
    succeeds('apt-get', ['install', '--yes', '--no-install-recommends', 'firefox-esr'])
  return findFirefox()
}

/**
 * What the program says of itself: "Mozilla Firefox 153.7.0esr".
 * @param {string} program
 */
export function firefoxVersion(program) {
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout?.trim() || 'unknown'
}

/**
 * What every test starts Firefox with. Nothing calls home: no telemetry, no update, no lists to fetch; and whatever should still
 * ask for another machine is sent to a port of this one where nobody listens.
 * @type {Readonly<Record<string, boolean | number | string>>}
 */
export const firefoxPrefs = {
  'app.normandy.enabled': false,
  'app.update.auto': false,
  'app.update.disabledForTesting': true,
  'browser.aboutConfig.showWarning': false,
  'browser.ml.enable': false,
  'browser.newtabpage.enabled': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.blockedURIs.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.startup.page': 0,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.http.speculative-parallel-limit': 0,
  'network.prefetch-next': false,
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 1,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 1,
  'network.trr.mode': 5,
  'services.settings.server': 'http://127.0.0.1:1/',
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': '',
  'toolkit.telemetry.unified': false,
  'intl.accept_languages': 'en-GB',
}
