import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { isExecutable, succeeds } from './chromium.mjs'

/** What a desktop without a screen and with a screen reader is made of: the program, and Debian's package that has it. */
const programs = [
  ['Xvfb', 'xvfb'],
  ['openbox', 'openbox'],
  ['xdotool', 'xdotool'],
  ['dbus-daemon', 'dbus'],
  ['gsettings', 'libglib2.0-bin'],
  ['speech-dispatcher', 'speech-dispatcher'],
  ['orca', 'orca'],
]
/** Where at-spi2-core puts what it starts: not among the programs of a person. */
const busLauncher = '/usr/libexec/at-spi-bus-launcher'

/** @param {string} name */
function isThere(name) {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin']
  return folders.some((folder) => isExecutable(path.join(folder, name)))
}

/** The packages of Debian that are missing for Orca to read a page. */
function missingPackages() {
  const missing = programs.flatMap(([program = '', name = '']) => (isThere(program) ? [] : [name]))
  return existsSync(busLauncher) ? missing : [...missing, 'at-spi2-core']
}

/** Installs from Debian what is missing, where that can be done. What is still missing then; nothing: the reader can run. */
export function ensureScreenReader() {
  const missing = missingPackages()
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return missing
  console.log(`Installing what a screen reader needs: ${missing.join(', ')}.`)
  if (succeeds('apt-get', ['update']))
    succeeds('apt-get', ['install', '--yes', '--no-install-recommends', ...missing, 'gsettings-desktop-schemas'])
  return missingPackages()
}

/** What the reader says of itself: "Orca 43.1". */
export function screenReaderVersion() {
  const { stdout } = spawnSync('orca', ['--version'], { encoding: 'utf8' })
  return `Orca ${/\d+(?:\.\d+)+/.exec(stdout ?? '')?.[0] ?? 'unknown'}`
}
