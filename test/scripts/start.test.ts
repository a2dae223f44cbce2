import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { root } from '../../scripts/lib/project.mjs'

interface Started {
  readonly start: ChildProcess
  readonly page: string
  readonly auth: string
}

/** Runs `npm start`'s script until it says where the page is. */
async function started(...flags: readonly string[]): Promise<Started> {
  const args = ['scripts/start.mjs', '--port=0', '--auth-port=0', '--database=:memory:', '--no-open', ...flags]
  const start = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void start.kill('SIGTERM'))
  let complaint = ''
  start.stderr.on('data', (chunk) => (complaint += String(chunk)))
  let said = ''
  for await (const chunk of start.stdout) {
    said += String(chunk)
    const [page, auth] = said.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? []
    if (page && auth && said.includes('Ctrl-C')) return { start, page, auth }
  }
  throw new Error(`It ended, and had said: ${said}${complaint}`)
}

const statusOf = async (url: string) => (await fetch(url)).status
/** True once nothing answers there. */
const isDown = (url: string) =>
  statusOf(url).then(
    () => false,
    () => true,
  )

test('npm start serves the page and the auth server, and Ctrl-C ends both', { timeout: 60_000 }, async () => {
  const { start, page, auth } = await started()
  expect(await statusOf(page)).toBe(200)
  expect(await statusOf(`${page}/api/v1/auth/sessions`)).toBe(401)
  expect(await statusOf(`${auth}/v1/session/me/list?limit=1&offset=0`)).toBe(401)
  // Once for the terminal's signal to the whole group, once for the forwarded one.
  start.kill('SIGINT')
  start.kill('SIGINT')
  const [code] = await once(start, 'exit')
  expect(code).toBe(0)
  expect([await isDown(page), await isDown(auth)]).toEqual([true, true])
})

test('when npm start is killed, neither server stays behind', { timeout: 60_000 }, async () => {
  const { start, page, auth } = await started()
  start.kill('SIGKILL')
  await expect.poll(() => isDown(page), { timeout: 10_000 }).toBe(true)
  await expect.poll(() => isDown(auth), { timeout: 10_000 }).toBe(true)
})

test('a taken port is left alone, and another one used', { timeout: 60_000 }, async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void taken.close())
  await once(taken, 'listening')
  const address = taken.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const { page } = await started(`--port=${port}`)
  expect(new URL(page).port).not.toBe(String(port))
  expect(await statusOf(page)).toBe(200)
})
