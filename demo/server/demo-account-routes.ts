import { type Context, Hono } from 'hono'
import { type Api } from './access-tokens.ts'
import { setBioreCookie } from './biore-token-routes.ts'
import { demoError } from './demo-answers.ts'
import { jsonBody } from './json-body.ts'
import { limited } from './limited.ts'
import { setPreludeCookie } from './prelude-token-routes.ts'
import { clientOf } from './request-facts.ts'
import type { Env, Services } from './services.ts'
import { normalEmail } from './user-store.ts'

/**
 * Getting in, the same for both APIs.
 *
 * - `POST /demo/sign-up` `{ email, password }` → 201 `{ userId, email }`
 * - `POST /demo/sign-in` `{ email, password, api: 'biore' | 'prelude' }` → 200 `{ userId, email, api, accessToken,
 *   expiresAt }` (seconds since 1970), and the refresh cookie of that API
 */
export function demoAccountRoutes(services: Services): Hono<Env> {
  const { users, sessions, tokens } = services

  return new Hono<Env>()
    .post('/sign-up', async (c) => {
      const credentials = await readCredentials(c)
      if (!credentials) return badCredentials(c)
      if (limited(c, services, 'signUp', 'everybody')) return demoError(c, 'rate_limited', 'Too many sign-ups.')
      const user = await users.signUp(credentials.email, credentials.password)
      if (!user) return demoError(c, 'email_taken', 'There is an account with this address.')
      return c.json({ userId: user.id, email: user.email }, 201)
    })
    .post('/sign-in', async (c) => {
      const credentials = await readCredentials(c)
      if (!credentials?.api) return badCredentials(c)
      const { email, password, api } = credentials
      if (limited(c, services, 'signIn', normalEmail(email))) return demoError(c, 'rate_limited', 'Too many sign-ins.')
      const user = await users.signIn(email, password)
      if (!user) return demoError(c, 'invalid_credentials', 'Address or password is wrong.')
      const { session, refreshToken } = sessions.start(user.id, clientOf(c))
      const setCookie = api === 'biore' ? setBioreCookie : setPreludeCookie
      setCookie(c, services, refreshToken)
      const sessionId = api === 'prelude' ? session.familyId : null
      const access = await tokens.issue({
        userId: user.id,
        api,
        sessionId,
        authenticatedAt: services.settings.now(),
      })
      return c.json({
        userId: user.id,
        email: user.email,
        api,
        accessToken: access.token,
        expiresAt: access.expiresAt,
      })
    })
}

interface Credentials {
  readonly email: string
  readonly password: string
  readonly api: Api | null
}

async function readCredentials(c: Context<Env>): Promise<Credentials | null> {
  const { email, password, api } = (await jsonBody(c)) ?? {}
  if (typeof email !== 'string' || !/^[^\s@]{1,64}@[^\s@]{1,255}$/.test(email.trim())) return null
  if (typeof password !== 'string' || password.length < 8 || password.length > 200) return null
  return { email, password, api: api === 'biore' || api === 'prelude' ? api : null }
}

function badCredentials(c: Context<Env>): Response {
  return demoError(
    c,
    'invalid_request',
    'Send email, a password of 8 to 200 characters and, to sign in, api: biore or prelude.',
  )
}
