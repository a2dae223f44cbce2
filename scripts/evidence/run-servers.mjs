// Runs the tests of test/servers, installing what they need, and keeps how each came out, and with which versions.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ensureAllauth } from '../lib/allauth.mjs'
import { ensurePostgres } from '../lib/postgres.mjs'
import { ensureInstalledIn, node24, root } from '../lib/project.mjs'
import { ensureSynapse, synapseVersion } from '../lib/synapse.mjs'
import { keep, tool, vitest } from './kept.mjs'
import { runReported } from './report.mjs'

/** @typedef {{ commit: string; versions: string; results: Record<string, string> }} ServersRun */

const folder = path.join(root, 'test', 'servers')
const report = path.join(root, '.cache', 'servers', 'report.json')

/**
 * Some of the tests, where `args` name files: then nothing is kept.
 * @param {readonly string[]} [args]
 * @returns {boolean}
 */
export function runServers(args = []) {
  const programs = ensurePostgres()
  if (programs === null) {
    console.error('No PostgreSQL: install it, or set POSTGRES_BIN to the folder of its programs, and try again.')
    return false
  }
  ensureInstalledIn(folder)
  // Some minutes, and none of a test's. A single file installs what it needs itself.
  if (args.length === 0) ensureInstalledIn(path.join(folder, 'strapi'))
  // Their types are known only once their packages are installed, and the modules of the locales are written.
  spawnSync(node24, [path.join(root, 'scripts', 'locale-modules.ts')], { cwd: root, stdio: 'inherit' })
  const typed = tool('@typescript/native/bin/tsc', ['-p', 'test/servers'])
  const config = ['--config', 'test/servers/vitest.config.ts']
  if (args.length > 0) return vitest([...config, ...args]) && typed
  const { ranWell, results } = runReported(report, config)
  keep('servers', { versions: versions(programs), results })
  return ranWell && typed
}

/**
 * What they are said to be, the database first.
 * @param {string} programs
 */
function versions(programs) {
  const { stdout } = spawnSync(path.join(programs, 'postgres'), ['--version'], { encoding: 'utf8' })
  const postgres = /\d[\d.]*/.exec(stdout)?.[0] ?? 'of an unknown version'
  const allauth = ensureAllauth()
  const synapse = ensureSynapse()
  return [
    `PostgreSQL ${postgres}`,
    ...(synapse === null ? [] : [`Synapse ${synapseVersion(synapse)}`]),
    ...(allauth === null ? [] : [`django-allauth ${allauth.version}`]),
    ...dependenciesIn(folder),
    ...dependenciesIn(path.join(folder, 'strapi')).filter((name) => name.includes('strapi')),
  ].join(', ')
}

/**
 * What its package.json names, with the versions.
 * @param {string} where
 */
function dependenciesIn(where) {
  /** @type {{ dependencies: Record<string, string> }} */
  const { dependencies } = JSON.parse(readFileSync(path.join(where, 'package.json'), 'utf8'))
  return Object.entries(dependencies).map((entry) => entry.join(' '))
}
