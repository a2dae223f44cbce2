import { Hono } from 'hono'
import { activeAt, beganAt, type TestServer, userAgent } from './in-process.ts'

/** Ids as theirs: 18 digits. */
export const zitadelId = (index: number): string => `2183000000000000${String(index).padStart(2, '0')}`
export const USER = '77000000000000000'

interface State {
  /** What an id that is not there is answered with: their documents leave it open. */
  unknown: 200 | 403 | 404
  /** Whether a plain user may search. */
  search: 'allowed' | 'denied'
}

/** ZITADEL's session service for one user, as its documents have it; JSON as of protobuf: 64-bit numbers are texts, empty fields are left out. */
export function zitadelServer(others: number): TestServer & { readonly state: State } {
  const state: State = { unknown: 404, search: 'allowed' }
  let ids: readonly string[] = Array.from({ length: others + 1 }, (_, index) => zitadelId(index))
  const app = new Hono().basePath('/v2/sessions')
  app.use(async (c, next) => {
    const isSignedIn = c.req.header('authorization') === 'Bearer token-of-0' && ids.includes(zitadelId(0))
    return isSignedIn ? next() : c.json(problem(16, 'auth header missing'), 401)
  })
  app.post('/search', async (c) => {
    if (state.search === 'denied') return c.json(problem(7, 'membership not found (AUTHZ-cdgFk)'), 403)
    const { query, queries } = await c.req.json()
    const mine = queries?.[0]?.userIdQuery?.id === USER ? ids : []
    // A limit of 0 is none in protobuf; their default is 100.
    const from = Number(query.offset)
    const page = mine.slice(from, from + (query.limit || 100))
    return c.json({
      details: {
        ...(mine.length > 0 && { totalResult: String(mine.length) }),
        timestamp: '2026-11-21T08:00:00Z',
      },
      ...(page.length > 0 && { sessions: page.map(rowOf) }),
    })
  })
  app.delete('/:id', async (c) => {
    const id = c.req.param('id')
    await c.req.json()
    if (!ids.includes(id)) {
      if (state.unknown === 404) return c.json(problem(5, 'Session not found (QUERY-SFeaa)'), 404)
      if (state.unknown === 403) return c.json(problem(7, 'No matching permissions found (AUTHZ-AWfge)'), 403)
    }
    ids = ids.filter((other) => other !== id)
    return c.json({ details: { sequence: '580', changeDate: '2026-11-21T08:00:00Z', resourceOwner: '1' } })
  })
  return { app, alive: () => ids, state }
}

const problem = (code: number, message: string) => ({ code, message: `CANARY ${message}`, details: [] })

function rowOf(id: string): object {
  const index = Number(id.slice(-2))
  const isBare = index === 2
  return {
    id,
    creationDate: new Date(beganAt(index)).toISOString(),
    changeDate: new Date(activeAt(index)).toISOString().replace('.000Z', '.123456Z'),
    sequence: '574',
    factors: {
      user: { verifiedAt: '2026-11-18T10:00:00Z', id: USER, loginName: 'CANARY@example.org', displayName: 'CANARY' },
      password: { verifiedAt: '2026-11-18T10:00:05Z' },
      ...(index === 1 && { webAuthN: { verifiedAt: '2026-11-18T10:00:07Z', userVerified: true } }),
    },
    metadata: { secret: 'Q0FOQVJZ', note: 'CANARY' },
    ...(!isBare && {
      userAgent: {
        fingerprintId: 'CANARY_FINGERPRINT',
        ip: '198.51.100.7',
        description: 'Firefox, Linux',
        header: { 'user-agent': { values: [userAgent(index)] } },
      },
      expirationDate: '2026-12-18T10:00:00Z',
    }),
  }
}
