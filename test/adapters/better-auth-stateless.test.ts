import { betterAuth } from 'better-auth'
import { betterAuthAdapter } from 'react-device-sessions/adapters/better-auth'
import { expect, it } from 'vitest'
import { readSessions } from '../../src/core/read-sessions.ts'
import { fields } from '../demo/client.ts'
import { CookieJar } from '../demo/cookie-jar.ts'

const origin = 'https://app.example'

/** Why docs/adapters/better-auth.md says: do not use this screen there. */
it('without a database the server says that a device has ended, lists it no more, and lets it go on', async () => {
  const auth = betterAuth({
    baseURL: origin,
    secret: 'only-for-tests-'.repeat(4),
    emailAndPassword: { enabled: true },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    telemetry: { enabled: false },
  })
  const device = () => {
    const cookies = new CookieJar()
    const send = async (url: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers)
      headers.set('origin', origin)
      const cookie = cookies.header(new URL(url).pathname)
      if (cookie !== null) headers.set('cookie', cookie)
      const answer = await auth.handler(new Request(url, { ...init, headers }))
      cookies.take(answer.headers)
      return answer
    }
    const post = (path: string, body: object) =>
      send(`${origin}/api/auth${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    return { send, post }
  }
  const [here, there] = [device(), device()]
  const who = { email: 'ann@example.com', password: 'correct horse battery staple' }
  await here.post('/sign-up/email', { name: 'Ann', ...who })
  await there.post('/sign-in/email', who)

  const adapter = betterAuthAdapter({ baseUrl: `${origin}/api/auth`, fetch: here.send })
  expect((await readSessions(adapter)).sessions).toHaveLength(2)
  await adapter.revoke({ target: 'others' })
  expect((await readSessions(adapter)).sessions).toHaveLength(1)

  const { user } = await fields(await there.send(`${origin}/api/auth/get-session`))
  expect(user).toMatchObject({ email: who.email })
})
