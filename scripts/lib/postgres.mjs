import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isExecutable, succeeds } from './chromium.mjs'

/** Where Debian, Homebrew and PostgreSQL's own packages put the programs of each version. @type {readonly string[]} */
const families = ['/usr/lib/postgresql', '/usr/local/opt', '/opt/homebrew/opt', '/Library/PostgreSQL']

/** The folder with the programs of a PostgreSQL server: `POSTGRES_BIN`, else an installed one; `null` when there is none. */
export function findPostgres() {
  const named = process.env['POSTGRES_BIN']
  const versions = families.flatMap((family) =>
    existsSync(family) ? readdirSync(family).map((name) => path.join(family, name, 'bin')) : [],
  )
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter)
  const folders = named ? [named] : [...versions.toSorted().toReversed(), ...onPath]
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => isExecutable(path.join(folder, name)))) ?? null
}

/** As `findPostgres`, but installs Debian's where there is none and that can be done; `null` when it cannot. */
export function ensurePostgres() {
  const found = findPostgres()
  if (found || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found
  console.log('No PostgreSQL is installed: trying the postgresql package of this system.')
  // The tests start a server of their own: none is wanted beside it.
  if (!existsSync('/etc/postgresql-common')) {
    mkdirSync('/etc/postgresql-common')
    writeFileSync('/etc/postgresql-common/createcluster.conf', 'create_main_cluster = false\n')
  }
  if (succeeds('apt-get', ['update']))
    succeeds('apt-get', ['install', '--yes', '--no-install-recommends', 'postgresql'])
  return findPostgres()
}

/**
 * Starts a PostgreSQL of its own in a new folder, with everything in it gone afterwards. It listens on a socket in that folder and on no port.
 * @param {string} programs
 * @returns {Promise<{ host: string; stop: () => Promise<void> }>}
 */
export async function startPostgres(programs) {
  const host = mkdtempSync(path.join(tmpdir(), 'pg-'))
  const user = ordinaryUser()
  if (user) chownSync(host, user.uid, user.gid)
  const data = path.join(host, 'data')
  const options = { cwd: host, ...user }
  const made = spawnSync(
    path.join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...options, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)
  const settings = ['fsync=off', 'listen_addresses=', 'max_connections=60', `unix_socket_directories=${host}`]
  const server = spawn(
    path.join(programs, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let log = ''
  server.stderr.on('data', (text) => (log += text))
  const ended = new Promise((resolve) => server.on('exit', resolve))
  const stop = async () => {
    // SIGINT is its fast shutdown.
    server.kill('SIGINT')
    await ended
    rmSync(host, { recursive: true, force: true })
  }
  for (let tries = 0; tries < 300; tries += 1) {
    if (log.includes('ready to accept connections')) return { host, stop }
    if (server.exitCode !== null) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await stop()
  throw new Error(`PostgreSQL did not start: ${log}`)
}

/** PostgreSQL refuses to be run by root. Debian's package brings a user for it. */
function ordinaryUser() {
  if (process.getuid?.() !== 0) return null
  const [uid = Number.NaN, gid = Number.NaN] = ['-u', '-g'].map((flag) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout || Number.NaN),
  )
  if (!Number.isInteger(uid) || !Number.isInteger(gid))
    throw new Error('PostgreSQL needs a user "postgres" here, as root may not run it.')
  return { uid, gid }
}
