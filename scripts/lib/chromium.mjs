import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { fail, node24, projectEnv, root } from './project.mjs'

/**
 * Playwright's own list, because Chromium obeys the last list alone, and then what makes a window of its interface that no test
 * sees: the popups of the address bar cost each new profile more than the page under test.
 */
const featuresOff = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
]

/** How every test starts Chromium: nothing that calls home, nothing that asks, no need of a GPU or a user namespace. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  `--disable-features=${featuresOff.join(',')}`,
]

/** @type {Partial<Record<NodeJS.Platform, () => readonly string[]>>} */
const usualPlaces = {
  linux: () => {
    const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
    const folders = [
      ...(process.env['PATH'] ?? '').split(path.delimiter),
      '/usr/bin',
      '/snap/bin',
      '/opt/google/chrome',
    ]
    return names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  },
  darwin: () => {
    const apps = ['Google Chrome', 'Chromium'].map((name) => `Applications/${name}.app/Contents/MacOS/${name}`)
    return ['/', process.env['HOME'] ?? '/'].flatMap((base) => apps.map((app) => path.join(base, app)))
  },
  win32: () => {
    const bases = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']]
    const apps = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe']
    return bases.flatMap((base) => (base ? apps.map((app) => path.join(base, app)) : []))
  },
}

/** Debian's folder for it; elsewhere it comes with no package. */
const headlessShell = '/usr/bin/chromium-headless-shell'

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * The Chrome or Chromium to test with: `CHROMIUM_PATH`, else an installed one, else Playwright's own; `null` when there
 * is none.
 */
export async function findChromium() {
  const named = process.env['CHROMIUM_PATH']
  if (named) return isExecutable(named) ? named : fail(`CHROMIUM_PATH is ${named}, and no program is there.`)
  // Not at the top of the file: these scripts start before anything is installed.
  const { chromium } = await import('playwright')
  return [...(usualPlaces[process.platform]?.() ?? []), chromium.executablePath()].find(isExecutable) ?? null
}

/**
 * The same for tests that need no window: Chromium's headless shell, where it is installed. It opens a page for half the work, and
 * does not keep one that is left: tests of the back/forward cache need `findChromium`.
 */
export async function findHeadless() {
  return !process.env['CHROMIUM_PATH'] && isExecutable(headlessShell) ? headlessShell : findChromium()
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
export function succeeds(command, args) {
  console.log(`$ ${[path.basename(command), ...args].join(' ')}`)
  const env = { ...projectEnv(), DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}

/** As `findChromium`, but brings one where there is none; ends the process, saying what to install, when it cannot. */
export async function ensureChromium() {
  const found = await findChromium()
  if (found) return found
  console.log('No Chrome or Chromium is installed: trying Playwright’s own download.')
  succeeds(node24, [path.join(root, 'node_modules', 'playwright', 'cli.js'), 'install', 'chromium'])
  if (!(await findChromium()) && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('That did not work: trying the chromium packages of this system.')
    const install = ['install', '--yes', '--no-install-recommends']
    // Without the shell it goes too, only slower.
    if (succeeds('apt-get', ['update']) && !succeeds('apt-get', [...install, 'chromium', 'chromium-headless-shell']))
      succeeds('apt-get', [...install, 'chromium'])
  }
  return (
    (await findChromium()) ??
    fail(
      'The browser tests need Chrome or Chromium. Install either, or set CHROMIUM_PATH to the program, and try again.',
    )
  )
}
