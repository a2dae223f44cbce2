import { type Context, Hono } from 'hono'
import { demoError } from './demo-answers.ts'
import { jsonBody } from './json-body.ts'
import { limited } from './limited.ts'
import { bearer } from './request-facts.ts'
import type { Env, Services } from './services.ts'

/**
 * A new password. It ends no session: which of them go is the user's to say (ASVS 5.0, 7.4.3).
 *
 * - `POST /demo/password` `{ currentPassword, newPassword }`, with a bearer of bio.re or Prelude → 204. A wrong current password
 *   is a 403, so that nobody takes it for an access token that has run out
 */
export function demoPasswordRoutes(services: Services): Hono<Env> {
  const { users, tokens } = services

  return new Hono<Env>().post('/password', async (c) => {
    const token = bearer(c)
    const claims = token ? await tokens.verify(token, ['biore', 'prelude']) : null
    const user = claims && users.find(claims.userId)
    if (!user) return demoError(c, 'unauthorized', 'Not signed in.')
    const passwords = await readPasswords(c)
    if (!passwords)
      return demoError(c, 'invalid_request', 'Send currentPassword, and newPassword with 8 to 200 characters.')
    if (limited(c, services, 'signIn', user.email)) return demoError(c, 'rate_limited', 'Too many attempts.')
    if (!(await users.signIn(user.email, passwords.current)))
      return demoError(c, 'wrong_password', 'The current password is wrong.')
    await users.setPassword(user, passwords.next)
    return c.body(null, 204)
  })
}

async function readPasswords(c: Context<Env>): Promise<{ readonly current: string; readonly next: string } | null> {
  const { currentPassword: current, newPassword: next } = (await jsonBody(c)) ?? {}
  if (typeof current !== 'string' || current.length > 200) return null
  return typeof next === 'string' && next.length >= 8 && next.length <= 200 ? { current, next } : null
}
