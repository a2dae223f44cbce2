import { type Context, Hono } from 'hono'
import type { AccessClaims } from './access-tokens.ts'
import { demoError } from './demo-answers.ts'
import { jsonBody } from './json-body.ts'
import { ownSession } from './own-session.ts'
import { bearer } from './request-facts.ts'
import { MAX_SAMPLE_DEVICES, type SampleDevice, sampleDevices } from './sample-devices.ts'
import type { Env, Services } from './services.ts'

/** Most sessions of one user, so that the database stays small. */
const MAX_SESSIONS = 10_000

/** Whose devices they are. */
interface Owner {
  readonly count: number
  add(devices: readonly SampleDevice[]): Promise<void> | void
}

/**
 * Other devices of the signed-in user, and the user's audit log. A bearer of either API does.
 *
 * - `POST /demo/devices` `{ count?: 1…5000 (8), seed?: integer (1), api? }` → 201 `{ created }`; with `api: 'own'` by the cookie of the own
 *   routes, and for Better Auth's users too, by its cookie
 * - `POST /demo/devices/refresh` `{ id }` (bio.re's or Prelude's) → 200 `{ id, preludeId }`: that device refreshes its
 *   token, as it would every 15 minutes, so that its bio.re id changes
 * - `GET /demo/audit` → 200 `{ entries: [{ action, count, sessionId, createdAt }] }`, the newest first
 */
export function demoDeviceRoutes(services: Services): Hono<Env> {
  const { sessions, audit, settings } = services

  async function authorized(
    c: Context<Env>,
    work: (claims: AccessClaims) => Response | Promise<Response>,
  ): Promise<Response> {
    const token = bearer(c)
    const claims = token ? await services.tokens.verify(token, ['biore', 'prelude']) : null
    return claims ? work(claims) : demoError(c, 'unauthorized', 'Not signed in.')
  }

  return new Hono<Env>()
    .post('/devices', async (c) => {
      const { count = 8, seed = 1, api = null } = (await jsonBody(c)) ?? { count: null }
      const owner = await ownerOf(c, services, api)
      if (!owner) return demoError(c, 'unauthorized', 'Not signed in.')
      if (!isInteger(count) || count < 1 || count > MAX_SAMPLE_DEVICES || !isInteger(seed))
        return demoError(c, 'invalid_request', `Send count, 1 to ${MAX_SAMPLE_DEVICES}, and seed, a whole number.`)
      if (owner.count + count > MAX_SESSIONS)
        return demoError(c, 'too_many_sessions', `No more than ${MAX_SESSIONS} sessions.`)
      await owner.add(sampleDevices(count, settings.now(), seed))
      return c.json({ created: count }, 201)
    })
    .post('/devices/refresh', (c) =>
      authorized(c, async ({ userId }) => {
        const { id } = (await jsonBody(c)) ?? {}
        if (typeof id !== 'string') return demoError(c, 'invalid_request', 'Send the id of a session.')
        const session = sessions.find(userId, { id }) ?? sessions.find(userId, { familyId: id })
        const next = session && sessions.rotate(session, { userAgent: session.userAgent, ip: session.ip })
        if (!next) return demoError(c, 'not_found', 'No such session.')
        return c.json({ id: next.session.id, preludeId: next.session.familyId })
      }),
    )
    .get('/audit', (c) => authorized(c, ({ userId }) => c.json({ entries: audit.read(userId) })))
}

async function ownerOf(c: Context<Env>, services: Services, api: unknown): Promise<Owner | null> {
  const { tokens, sessions, betterAuth } = services
  const token = bearer(c)
  if (token !== null || api === 'own') {
    const claims = token === null ? ownSession(c, services) : await tokens.verify(token, ['biore', 'prelude'])
    if (!claims) return null
    const { userId } = claims
    return { count: sessions.count(userId), add: (devices) => void sessions.startMany(userId, devices) }
  }
  const userId = await betterAuth.userOf(c)
  if (userId === null) return null
  return { count: await betterAuth.count(userId), add: (devices) => betterAuth.addDevices(userId, devices) }
}

function isInteger(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value)
}
