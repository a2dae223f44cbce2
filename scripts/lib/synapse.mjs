import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { ensureSid } from './debian-sid.mjs'

const module = 'usr/lib/python3/dist-packages/synapse'

/**
 * The root of a system that has Debian's Synapse: this one, or an unstable Debian of its own, which is made where it can be. `null` where
 * it cannot.
 */
export function ensureSynapse() {
  return existsSync(path.join('/', module)) ? '/' : ensureSid(['matrix-synapse'])
}

/** @param {string} root */
export function synapseVersion(root) {
  const query = ['dpkg-query', '--show', '--showformat=${Version}', 'matrix-synapse']
  const [program = '', ...args] = within(root, query)
  const { stdout } = spawnSync(program, args, { encoding: 'utf8' })
  return /^[\d.]+\d/.exec(stdout ?? '')?.[0] ?? 'of an unknown version'
}

/**
 * A command in the system below `root`.
 * @param {string} root
 * @param {readonly string[]} command
 */
const within = (root, command) => (root === '/' ? command : ['chroot', root, ...command])

/**
 * Starts a Synapse with a new database, for a homeserver named `localhost`, with everything in it gone afterwards.
 * @param {string} root
 * @param {{ trustAfterSignIn?: string }} [options] `trustAfterSignIn`: for how long no proof is wanted after a sign-in: `1h`.
 * @returns {Promise<{ origin: string; secret: string; stop: () => Promise<void> }>} `secret` lets a test make users.
 */
export async function startSynapse(root, { trustAfterSignIn = '0s' } = {}) {
  mkdirSync(path.join(root, 'tmp'), { recursive: true })
  const folder = mkdtempSync(path.join(root, 'tmp', 'synapse-'))
  // As the program sees it.
  const inside = `/${path.relative(root, folder)}`
  const port = await freePort()
  const secret = randomBytes(24).toString('hex')
  const generous = { per_second: 1000, burst_count: 1000 }
  // JSON is YAML, too.
  const config = {
    server_name: 'localhost',
    public_baseurl: `http://127.0.0.1:${port}/`,
    pid_file: `${inside}/pid`,
    listeners: [{ port, bind_addresses: ['127.0.0.1'], type: 'http', tls: false, resources: [{ names: ['client'] }] }],
    database: { name: 'sqlite3', args: { database: `${inside}/homeserver.db` } },
    media_store_path: `${inside}/media`,
    signing_key_path: `${inside}/signing.key`,
    log_config: `${inside}/log.yaml`,
    registration_shared_secret: secret,
    macaroon_secret_key: randomBytes(24).toString('hex'),
    form_secret: randomBytes(24).toString('hex'),
    report_stats: false,
    trusted_key_servers: [],
    suppress_key_server_warning: true,
    bcrypt_rounds: 4,
    ui_auth: { session_timeout: trustAfterSignIn },
    rc_registration: generous,
    rc_message: generous,
    rc_login: { address: generous, account: generous, failed_attempts: generous },
  }
  writeFileSync(path.join(folder, 'homeserver.yaml'), JSON.stringify(config))
  writeFileSync(
    path.join(folder, 'log.yaml'),
    JSON.stringify({
      version: 1,
      handlers: { all: { class: 'logging.StreamHandler' } },
      root: { level: 'WARNING', handlers: ['all'] },
      disable_existing_loggers: false,
    }),
  )
  const python = ['/usr/bin/python3', '-m', 'synapse.app.homeserver', '--config-path', `${inside}/homeserver.yaml`]
  const [program = '', ...args] = within(root, python)
  const made = spawnSync(program, [...args, '--generate-keys'], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`Synapse made no keys: ${made.stderr}`)
  const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let log = ''
  server.stderr.on('data', (text) => (log += text))
  const ended = new Promise((resolve) => server.on('exit', resolve))
  const stop = async () => {
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const origin = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await fetch(`${origin}/_matrix/client/versions`).catch(() => null)
    if (answer?.ok) return { origin, secret, stop }
    if (server.exitCode !== null) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await stop()
  throw new Error(`Synapse did not start: ${log}`)
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port.')),
      )
    })
  })
}
