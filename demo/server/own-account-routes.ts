import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { demoError } from './demo-answers.ts'
import { jsonBody } from './json-body.ts'
import { limited } from './limited.ts'
import { ownSession, startOwnSession } from './own-session.ts'
import { ownSessionRoutes } from './own-session-routes.ts'
import type { Env, Services } from './services.ts'
import { normalEmail, type User } from './user-store.ts'

/**
 * An application with sessions of its own, in one cookie and without access tokens. Everything but these is the kit's:
 *
 * - `POST /api/own/sign-in` `{ email, password }` → 200 `{ userId, email }` and the cookie
 * - `GET /api/own/me` → 200 `{ userId }`
 * - `POST /api/own/confirm` `{ password }` → 200 `{ userId }`: the session counts as signed in now
 * - `POST /api/own/password` `{ currentPassword, newPassword }` → 204; a wrong current password is a 403
 */
export function ownAccountRoutes(services: Services): Hono<Env> {
  const { users, settings, confirmed } = services
  const sessionRoutes = ownSessionRoutes(services)

  const signedIn = (c: Context<Env>): { readonly user: User; readonly sessionId: string } | null => {
    const session = ownSession(c, services)
    const user = session && users.find(session.userId)
    return user && { user, sessionId: session.familyId }
  }
  const isPassword = async (c: Context<Env>, { email }: User, password: string) =>
    limited(c, services, 'signIn', normalEmail(email)) ? 'limited' : await users.signIn(email, password)

  return new Hono<Env>()
    .post('/sign-in', jsonOnly, async (c) => {
      const { email, password } = (await jsonBody(c)) ?? {}
      if (!isText(email) || !isText(password)) return demoError(c, 'invalid_request', 'Send email and password.')
      const user = await isPassword(c, { id: '', email }, password)
      if (user === 'limited') return demoError(c, 'rate_limited', 'Too many sign-ins.')
      if (!user) return demoError(c, 'invalid_credentials', 'Address or password is wrong.')
      startOwnSession(c, services, user)
      return c.json({ userId: user.id, email: user.email })
    })
    .get('/me', (c) => {
      const me = signedIn(c)
      return me ? c.json({ userId: me.user.id }) : demoError(c, 'unauthorized', 'Not signed in.')
    })
    .post('/confirm', jsonOnly, async (c) => {
      const me = signedIn(c)
      if (!me) return demoError(c, 'unauthorized', 'Not signed in.')
      const { password } = (await jsonBody(c)) ?? {}
      if (!isText(password)) return demoError(c, 'invalid_request', 'Send the password.')
      const user = await isPassword(c, me.user, password)
      if (user === 'limited') return demoError(c, 'rate_limited', 'Too many sign-ins.')
      if (!user) return demoError(c, 'invalid_credentials', 'The password is wrong.')
      confirmed.set(me.sessionId, settings.now())
      return c.json({ userId: user.id })
    })
    .post('/password', jsonOnly, async (c) => {
      const me = signedIn(c)
      if (!me) return demoError(c, 'unauthorized', 'Not signed in.')
      const { currentPassword, newPassword } = (await jsonBody(c)) ?? {}
      if (!isText(currentPassword) || !isText(newPassword) || newPassword.length < 8)
        return demoError(c, 'invalid_request', 'Send currentPassword, and newPassword with 8 to 200 characters.')
      const user = await isPassword(c, me.user, currentPassword)
      if (user === 'limited') return demoError(c, 'rate_limited', 'Too many attempts.')
      if (!user) return demoError(c, 'wrong_password', 'The current password is wrong.')
      await users.setPassword(user, newPassword)
      return c.body(null, 204)
    })
    .all('/*', (c) => sessionRoutes(c.req.raw))
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 200
}

/** A form of a foreign page cannot send this without asking first. */
const jsonOnly: MiddlewareHandler<Env> = async (c, next) => {
  const isJson = /^application\/json\b/i.test(c.req.header('content-type') ?? '')
  return isJson ? next() : demoError(c, 'unsupported_media_type', 'Send application/json.')
}
