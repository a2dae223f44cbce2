import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { isExecutable, succeeds } from './chromium.mjs'

/** @typedef {{ driver: string; browser: string; xvfb: string; version: string }} WebKitPrograms */

/** Debian's packages, and those from which they take the looks of a dark system. */
const packages = ['webkit2gtk-driver', 'xvfb', 'xauth']

/** WebKitGTK's WebDriver, the small browser that it drives, and a screen for it; `null` where one of them is missing. */
export function findWebKit() {
  const driver = onPath('WebKitWebDriver')
  const xvfb = onPath('Xvfb')
  const browser = miniBrowser()
  return driver && xvfb && browser ? { driver, xvfb, browser, version: webKitVersion() } : null
}

/** As `findWebKit`, but installs Debian's where there is none and that can be done. */
export function ensureWebKit() {
  const found = findWebKit()
  if (found || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found
  console.log('No WebKitGTK is installed: trying the webkit2gtk-driver package of this system.')
  if (succeeds('apt-get', ['update'])) succeeds('apt-get', ['install', '--yes', '--no-install-recommends', ...packages])
  return findWebKit()
}

/** @param {string} name */
function onPath(name) {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin']
  return folders.map((folder) => path.join(folder, name)).find(isExecutable) ?? null
}

/** It is no program for people, so it stands beside its library. */
function miniBrowser() {
  if (process.platform !== 'linux') return null
  const folders = ['/usr/lib', '/usr/libexec'].flatMap((base) =>
    existsSync(base)
      ? readdirSync(base)
          .map((name) => path.join(base, name))
          .concat(base)
      : [],
  )
  const names = ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0']
  return (
    names.flatMap((name) => folders.map((folder) => path.join(folder, name, 'MiniBrowser'))).find(isExecutable) ?? null
  )
}

/** "WebKitGTK 2.50.6", as the library beside the browser is called. */
function webKitVersion() {
  const { stdout } = spawnSync(
    'dpkg-query',
    ['--show', '--showformat=${source:Upstream-Version}', 'webkit2gtk-driver'],
    {
      encoding: 'utf8',
    },
  )
  return `WebKitGTK ${stdout?.trim() || 'of unknown version'}`
}
