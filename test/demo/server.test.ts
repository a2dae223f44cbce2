import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createAuthServer } from '../../demo/server/create-server.ts'
import { prng } from '../../demo/server/prng.ts'
import { bioreList } from './biore.ts'
import { signedInClient, startServer, testClock } from './client.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'auth-server-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('keeps users, sessions and the audit log in its file; a restart costs one refresh', async () => {
  const database = join(folder, 'data', 'auth.sqlite')
  const first = await startServer({ database })
  const me = await signedInClient(first, { api: 'biore' })
  await me.call('POST', '/demo/devices', { count: 2 })
  await first.close()

  const second = await startServer({ database })
  const again = { ...second, origin: second.origin }
  const moved = await signedInClient(again, { api: 'biore', email: me.email })
  expect(await bioreList(moved)).toHaveLength(4)
  const stale = await fetch(`${second.origin}/api/v1/auth/sessions`, {
    headers: { authorization: `Bearer ${me.getAccessToken()}` },
  })
  expect(stale.status).toBe(401)
  moved.cookies.set('biore_refresh', me.cookies.get('biore_refresh') ?? '', '/')
  expect(await moved.refresh()).toBe(true)
  await second.close()

  const files = await Promise.all(
    (await readdir(join(folder, 'data'))).map((name) => readFile(join(folder, 'data', name))),
  )
  const bytes = Buffer.concat(files).toString('latin1')
  expect(bytes).toContain(me.email)
  expect(bytes).not.toContain(moved.cookies.get('biore_refresh'))
  expect(bytes).not.toContain(me.cookies.get('biore_refresh'))
})

async function wholeRun(): Promise<unknown> {
  const random = prng(3)
  const server = await startServer({
    now: testClock().now,
    randomBytes: (size) => Uint8Array.from({ length: size }, () => Math.floor(256 * random())),
  })
  const me = await signedInClient(server, { api: 'biore', email: 'same@example.com' })
  const list = await bioreList(me)
  await server.close()
  return [list, me.getAccessToken(), me.cookies.get('biore_refresh')]
}

it('gives the same ids for the same clock and randomness', async () => {
  expect(await wholeRun()).toEqual(await wholeRun())
})

it('listens on this machine only', async () => {
  const server = await startServer()
  const port = new URL(server.origin).port
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
  for (const { address } of outside)
    await expect(fetch(`http://${address}:${port}/demo/health`)).rejects.toThrow('fetch failed')
  await expect(fetch(`http://[::1]:${port}/demo/health`)).rejects.toThrow('fetch failed')
  await server.close()
  await server.close()
})

it.each([
  { accessTokenTtlSeconds: 0 },
  { accessTokenTtlSeconds: Number.NaN },
  { refreshTokenTtlSeconds: 1.5 },
  { preludeMaxLimit: -1 },
])('refuses %j', (options) => {
  expect(() => createAuthServer(options)).toThrow(RangeError)
})

const run = (...args: string[]) => promisify(execFile)(process.execPath, [main, ...args])
const main = join(import.meta.dirname, '../../demo/server/main.ts')

it('starts from the command line, and stops on SIGTERM at once, whoever still waits', async () => {
  const args = [
    '--port',
    '0',
    '--database',
    join(folder, 'auth.sqlite'),
    '--cors-origin',
    'http://localhost:5173',
    '--token-ttl',
    '60',
  ]
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  child.stdout.setEncoding('utf8')
  const [line]: unknown[] = await once(child.stdout, 'data')
  const origin = /^Auth server: (http:\/\/127\.0\.0\.1:\d+)\n/.exec(String(line))?.[1] ?? ''
  const response = await fetch(`${origin}/demo/health`, { headers: { origin: 'http://localhost:5173' } })
  expect(await response.json()).toEqual({ ok: true })
  expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:5173')
  await fetch(`${origin}/demo/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ latencyMs: 60_000 }),
  })
  const waiting = fetch(`${origin}/api/v1/auth/sessions`).catch(() => 'closed')
  await expect.poll(async () => (await fetch(`${origin}/demo/requests`)).text()).toContain('/api/v1/auth/sessions')
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(await waiting).toBe('closed')
})

it('ends with a message for a port that is taken and for a flag that makes no sense', async () => {
  const server = await startServer()
  await expect(run('--port', new URL(server.origin).port)).rejects.toThrow('EADDRINUSE')
  await expect(run('--token-ttl', 'soon')).rejects.toThrow('accessTokenTtlSeconds')
  await expect(run('--nonsense')).rejects.toThrow('nonsense')
  await server.close()
})
