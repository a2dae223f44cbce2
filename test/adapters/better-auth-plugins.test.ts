import { admin, bearer } from 'better-auth/plugins'
import { afterEach, expect, it } from 'vitest'
import { betterAuthAdapter } from '../../src/adapters/better-auth.ts'
import { readSessions } from '../../src/core/read-sessions.ts'
import { fields, fieldsOf } from '../demo/client.ts'
import { type BetterAuthBackend, betterAuthBackend } from './better-auth-server.ts'
import { mineAndOthers } from './conformance/backend.ts'

let backend: BetterAuthBackend
afterEach(() => backend.close())

it('an impersonated session is in no list, so no row is marked, and none is guessed', async () => {
  backend = await betterAuthBackend(0, { plugins: [admin()] })
  backend.database.prepare("UPDATE user SET role = 'admin'").run()
  const { user } = await fields(
    await post('/admin/create-user', { name: 'Else', email: 'e@example.com', role: 'user' }),
  )
  const userId = String(fieldsOf(user)['id'])
  backend.insertSessions(2, 'tomorrow')
  backend.database.prepare("UPDATE session SET userId = ? WHERE id LIKE 'id-%'").run(userId)
  await post('/admin/impersonate-user', { userId })

  const own = fieldsOf((await fields(await backend.request('/get-session')))['session'])
  expect(own).toMatchObject({ userId, impersonatedBy: backend.userId })
  const { sessions } = await readSessions(backend.adapter)
  expect(sessions.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
    ['id-0', null],
    ['id-1', null],
  ])
})

it('F5: with the admin plugin the list is never all; without it, it is, once it was read', async () => {
  for (const [plugins, hides] of [
    [[admin()], true],
    [[bearer()], false],
  ] as const) {
    backend = await betterAuthBackend(1, { plugins: [...plugins] })
    expect(backend.adapter.capabilities.hidesSessions).toBe(true)
    await backend.adapter.list()
    expect(backend.adapter.capabilities.hidesSessions).toBe(hides)
    if (!hides) continue
    backend.database.prepare('UPDATE session SET impersonatedBy = ? WHERE rowid = 2').run('admin-1')
    expect((await readSessions(backend.adapter)).sessions).toHaveLength(1)
    await backend.close()
  }
})

it('says so while an admin acts as the user, too', async () => {
  backend = await betterAuthBackend(0, { plugins: [admin()] })
  backend.database.prepare('UPDATE session SET impersonatedBy = ?').run('admin-1')
  await backend.adapter.list()
  expect(backend.adapter.capabilities.hidesSessions).toBe(true)
})

async function post(path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  const response = await backend.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
  expect(response.status).toBe(200)
  return response
}

it('takes a bearer instead of the cookie, where the application puts it into the headers', async () => {
  backend = await betterAuthBackend(1, { plugins: [bearer()] })
  const token = backend.database.prepare('SELECT token FROM session WHERE rowid = 1').get()?.['token']
  const adapter = betterAuthAdapter({
    baseUrl: `${backend.origin}/api/auth`,
    headers: () => ({ authorization: `Bearer ${String(token)}` }),
    fetch: (url, init) => fetch(url, { ...init, credentials: 'omit' }),
  })
  const { mine, others } = await mineAndOthers(adapter)
  expect(others).toHaveLength(1)
  await adapter.revoke({ target: 'others' }, { known: [mine, ...others] })
  expect(await backend.alive()).toEqual([mine.id])
})
