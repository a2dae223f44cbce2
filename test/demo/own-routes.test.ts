import { afterEach, expect, it } from 'vitest'
import { restAdapter } from '../../src/adapters/rest.ts'
import { readSessions } from '../../src/core/read-sessions.ts'
import { errorOf } from '../adapters/adapter-set-up.ts'
import { type RunningServer, startServer, testClock } from './client.ts'
import { CookieJar } from './cookie-jar.ts'

let server: RunningServer
afterEach(() => server.close())

const person = { email: 'somebody@example.com', password: 'correct horse battery staple' }
const page = 'http://localhost:5173'

/** A browser with cookies and nothing else, signed in or not. */
function browser(site: 'same-origin' | 'same-site' | 'cross-site' = 'same-origin') {
  const cookies = new CookieJar()
  const carry = async (url: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('sec-fetch-site', site)
    headers.set('origin', site === 'same-origin' ? server.origin : page)
    headers.set('user-agent', 'curl/8.17.0')
    const cookie = cookies.header(new URL(url).pathname)
    if (cookie !== null) headers.set('cookie', cookie)
    const response = await fetch(url, { ...init, headers })
    cookies.take(response.headers)
    return response
  }
  const send = (method: string, path: string, body?: object) =>
    carry(server.origin + path, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  const adapter = restAdapter({ baseUrl: `${server.origin}/api/own`, fetch: carry })
  const signIn = async () => expect((await send('POST', '/api/own/sign-in', person)).status).toBe(200)
  return { cookies, send, adapter, signIn }
}

/** So many browsers of one person. */
async function people(options: Parameters<typeof startServer>[0] = {}) {
  server = await startServer({ rateLimits: 'off', ...options })
  const [here, phone] = [browser(), browser()]
  await here.send('POST', '/demo/sign-up', person)
  await here.signIn()
  await phone.signIn()
  return { here, phone }
}

it('lists, ends one and the others, signs out, and keeps a log of it', async () => {
  const { here, phone } = await people()
  await here.send('POST', '/demo/devices', { count: 20, seed: 1, api: 'own' })
  const { sessions } = await readSessions(here.adapter)
  expect(sessions).toHaveLength(22)
  expect(sessions.filter(({ isCurrent }) => isCurrent)).toHaveLength(1)
  expect(new Set(sessions.map(({ location }) => location?.countryCode ?? null))).toContain('DE')
  const mine = sessions.find(({ isCurrent }) => isCurrent)
  const other = sessions.find(({ isCurrent }) => isCurrent === false)
  await here.adapter.revoke({ target: 'session', sessionIds: [other?.id ?? ''] }, { known: sessions })
  await here.adapter.revoke({ target: 'others' })
  expect((await readSessions(here.adapter)).sessions.map(({ id }) => id)).toEqual([mine?.id])
  expect((await errorOf(phone.adapter.list())).code).toBe('unauthenticated')
  expect((await phone.send('GET', '/api/own/me')).status).toBe(401)
  await here.adapter.revoke({ target: 'mine' })
  expect(here.cookies.header('/')).toBe(null)
  const userId = server.database.prepare('SELECT id FROM User').get()?.['id']
  expect(server.audit.read(String(userId)).map(({ action, count }) => [action, count])).toEqual([
    ['own.signOut', 1],
    ['own.revokeOthers', 20],
    ['own.revoke', 1],
  ])
})

it('takes requests of the page that is let in, and of no other', async () => {
  server = await startServer({ rateLimits: 'off', cors: { origin: page } })
  const [own, trusted, foreign] = [browser(), browser('same-site'), browser('cross-site')]
  await own.send('POST', '/demo/sign-up', person)
  for (const one of [own, trusted]) {
    await one.signIn()
    expect((await one.send('POST', '/api/own/sessions/revoke-others')).status).toBe(200)
  }
  await server.close()
  server = await startServer({ rateLimits: 'off' })
  await foreign.send('POST', '/demo/sign-up', person)
  await foreign.signIn()
  for (const path of ['/api/own/sessions/revoke-others', '/api/own/logout'])
    expect((await foreign.send('POST', path)).status).toBe(403)
  expect((await foreign.send('POST', '/api/own/sign-in')).status).toBe(415)
})

it('asks for a recent sign-in, and goes on in the same session when the password was right', async () => {
  const clock = testClock()
  const { here } = await people({ now: clock.now })
  clock.advance(1000)
  await here.send('POST', '/demo/step-up', { on: ['revoke'] })
  const error = await errorOf(here.adapter.revoke({ target: 'others' }))
  expect(error).toMatchObject({ code: 'step_up_required', stepUp: { maxAgeSeconds: 300 } })
  expect((await here.send('POST', '/api/own/confirm', { password: 'wrong' })).status).toBe(401)
  expect((await here.send('POST', '/api/own/confirm', { password: person.password })).status).toBe(200)
  await here.adapter.revoke({ target: 'others' })
  expect((await readSessions(here.adapter)).sessions).toHaveLength(1)
  clock.advance(301_000)
  expect((await errorOf(here.adapter.revoke({ target: 'others' }))).code).toBe('step_up_required')
})

it('keeps the documented limits', async () => {
  const { here } = await people({ rateLimits: 'documented' })
  for (let time = 0; time < 5; time += 1) await here.adapter.revoke({ target: 'others' })
  const error = await errorOf(here.adapter.revoke({ target: 'others' }))
  expect(error).toMatchObject({ code: 'rate_limited' })
  expect(error.retryAfterMs).toBeGreaterThan(3_500_000)
})

it('changes the password for whoever knows it', async () => {
  const { here } = await people()
  const change = (currentPassword: string) =>
    here.send('POST', '/api/own/password', { currentPassword, newPassword: 'another good one' })
  expect((await change('wrong')).status).toBe(403)
  expect((await change(person.password)).status).toBe(204)
  expect((await browser().send('POST', '/api/own/sign-in', person)).status).toBe(401)
  expect((await browser().send('POST', '/api/own/password', {})).status).toBe(401)
  expect((await browser().send('POST', '/api/own/confirm', {})).status).toBe(401)
})
