import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Node 24, from the `node` development dependency: what everything but these scripts runs on. */
export const node24 = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** An environment in which `node`, and each tool of the project, is the project's own. */
export function projectEnv() {
  const bin = path.join(root, 'node_modules', '.bin')
  return { ...process.env, PATH: [bin, process.env['PATH']].join(path.delimiter), STORYBOOK_DISABLE_TELEMETRY: '1' }
}

/**
 * Runs npm in the project's folder or another, with its output on ours, and returns its exit code.
 * @param {readonly string[]} args
 */
export function npm(args, cwd = root) {
  const { command, before, shell } = npmCommand()
  const { status, error } = spawnSync(command, [...before, ...args], {
    cwd,
    env: projectEnv(),
    stdio: 'inherit',
    shell,
  })
  if (error) console.error(`npm could not be started: ${error.message}`)
  return status ?? 1
}

/**
 * Runs npm in the project's folder beside whatever else runs, and keeps what it prints.
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number; text: string }>}
 */
export function npmBeside(args) {
  const { command, before, shell } = npmCommand()
  const child = spawn(command, [...before, ...args], {
    cwd: root,
    env: projectEnv(),
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += data))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, text: `npm could not be started: ${error.message}\n` }))
    child.on('close', (code) => resolve({ code: code ?? 1, text }))
  })
}

/** Inside `npm start` the environment names the npm that runs us; a bare `npm` is a script that Windows starts only in a shell. */
function npmCommand() {
  const cli = process.env['npm_execpath']
  return cli?.endsWith('npm-cli.js')
    ? { command: process.execPath, before: [cli], shell: false }
    : { command: 'npm', before: [], shell: process.platform === 'win32' }
}

/**
 * What `npm ci` would install in a folder and what it last installed, compared: true when nothing is missing or of another
 * version.
 * @param {string} folder
 */
function isInstalled(folder) {
  const wanted = readPackages(path.join(folder, 'package-lock.json'))
  const present = readPackages(path.join(folder, 'node_modules', '.package-lock.json'))
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([where, entry]) => {
    const installed = present[where]
    // Optional packages are those of other systems and processors.
    return where === '' || (installed ? installed.integrity === entry.integrity : entry.optional === true)
  })
}

/**
 * @param {string} file
 * @returns {Record<string, { integrity?: string; optional?: boolean }> | null}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}

const clean = ['ci', '--no-audit', '--no-fund']
const shrinkwrap = path.join(root, 'npm-shrinkwrap.json')

/**
 * The lock file names no registry, so npm would ask it for the address of each package first: a third of the time of `npm ci`. A
 * shrinkwrap, which npm takes before a lock file, has the usual addresses for as long as npm runs. False where a registry has others.
 */
function installByAddress() {
  const { command, before, shell } = npmCommand()
  const asked = spawnSync(command, [...before, 'config', 'get', 'registry'], { cwd: root, encoding: 'utf8', shell })
  const registry = asked.status === 0 ? asked.stdout.trim() : ''
  if (!registry.startsWith('http')) return false
  /** @type {{ packages: Record<string, { name?: string; version?: string; integrity?: string; resolved?: string }> }} */
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
  for (const [where, entry] of Object.entries(lock.packages)) {
    const name = entry.name ?? where.replace(/^.*node_modules\//, '')
    const file = `${name.replace(/^.*\//, '')}-${entry.version}.tgz`
    if (entry.integrity) entry.resolved = `${registry.replace(/\/$/, '')}/${name}/-/${file}`
  }
  writeFileSync(shrinkwrap, JSON.stringify(lock))
  try {
    return npm(clean) === 0
  } finally {
    rmSync(shrinkwrap)
  }
}

/** Installs what package-lock.json names, unless it is there. Ends the process, with a reason, when that does not work. */
export function ensureInstalled() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 20) fail(`Node 20 or newer is needed to begin with; this is ${process.version}.`)
  // Left by an installation that was interrupted; npm would write to it instead of the lock file.
  rmSync(shrinkwrap, { force: true })
  if (isInstalled(root) && existsSync(node24)) return
  console.log('Installing what package-lock.json names (npm ci) …')
  if (!installByAddress() && npm(clean) !== 0) fail('npm ci failed; its own words are above.')
  if (!existsSync(node24))
    fail('Node 24 did not arrive with npm ci: is `ignore-scripts` set in your npm settings? Its package has one.')
}

/**
 * Installs what the lock file of another folder of this project names, unless it is there. Throws when that does not work.
 * @param {string} folder
 */
export function ensureInstalledIn(folder) {
  if (isInstalled(folder)) return
  console.log(`Installing what ${path.relative(root, folder)}/package-lock.json names (npm ci) …`)
  if (npm(['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], folder) !== 0)
    throw new Error(`npm ci failed in ${folder}; its own words are above.`)
}

/**
 * @param {string} message
 * @returns {never}
 */
export function fail(message) {
  console.error(`\n${message}`)
  process.exit(1)
}
