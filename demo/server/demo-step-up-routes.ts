import { Hono } from 'hono'
import { demoError } from './demo-answers.ts'
import { jsonBody } from './json-body.ts'
import { limited } from './limited.ts'
import { bearer } from './request-facts.ts'
import type { Env, Services } from './services.ts'
import { type StepUpOperation, stepUpOperations } from './step-up.ts'

/**
 * Proving again who one is.
 *
 * - `POST /demo/step-up` `{ on: ('list' | 'revoke')[], maxAgeSeconds?: 1…86400 (300) }` → 201: from now on these want a sign-in of
 *   now. Better Auth has a rule of its own for its list; its sessions are made two days old. `GET` reads it, `DELETE` → 204 ends it
 * - `POST /demo/confirm` `{ password }`, with a bearer of bio.re or Prelude → 200 `{ accessToken, expiresAt }`: a token that
 *   says that its user signed in now, for the same session
 */
export function demoStepUpRoutes(services: Services): Hono<Env> {
  const { stepUp, users, tokens, betterAuth } = services

  return new Hono<Env>()
    .get('/step-up', (c) => c.json(stepUp.read()))
    .post('/step-up', async (c) => {
      const { on, maxAgeSeconds = 300 } = (await jsonBody(c)) ?? {}
      if (!Array.isArray(on) || !on.every(isOperation) || !isMaxAge(maxAgeSeconds))
        return demoError(c, 'invalid_request', 'Send on, with list or revoke, and maxAgeSeconds, 1 to 86400.')
      stepUp.demand(on, maxAgeSeconds)
      if (on.includes('list')) await betterAuth.ageSessions()
      return c.json(stepUp.read(), 201)
    })
    .delete('/step-up', (c) => {
      stepUp.clear()
      return c.body(null, 204)
    })
    .post('/confirm', async (c) => {
      const token = bearer(c)
      const claims = token ? await tokens.verify(token, ['biore', 'prelude']) : null
      const user = claims && users.find(claims.userId)
      if (!claims || !user) return demoError(c, 'unauthorized', 'Not signed in.')
      const { password } = (await jsonBody(c)) ?? {}
      if (typeof password !== 'string' || password.length > 200)
        return demoError(c, 'invalid_request', 'Send the password.')
      if (limited(c, services, 'signIn', user.email)) return demoError(c, 'rate_limited', 'Too many sign-ins.')
      if (!(await users.signIn(user.email, password)))
        return demoError(c, 'invalid_credentials', 'The password is wrong.')
      const access = await tokens.issue({ ...claims, authenticatedAt: services.settings.now() })
      return c.json({ accessToken: access.token, expiresAt: access.expiresAt })
    })
}

function isOperation(value: unknown): value is StepUpOperation {
  return stepUpOperations.some((operation) => operation === value)
}

function isMaxAge(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 86_400
}
