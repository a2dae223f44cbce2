import { Hono } from 'hono'
import { activeAt, beganAt, type TestServer, uuid } from './in-process.ts'

/** An application of Immich's own sends its version, and the model in place of a browser. */
const devices = [
  { deviceType: 'Chrome', deviceOS: 'macOS', appVersion: null },
  { deviceType: 'Pixel 9', deviceOS: 'Android', appVersion: '2.4.1' },
  { deviceType: 'iPad13,4', deviceOS: 'iOS', appVersion: '2.4.1' },
  { deviceType: '', deviceOS: '', appVersion: null },
  { deviceType: 'mobile', deviceOS: 'Android', appVersion: null },
]

/**
 * Immich for one user, as `session.service.ts` and `auth.service.ts` have it. The session that asks is known by the cookie, or by
 * the bearer, `token-of-0`; the key `api-key` is the user without any session.
 */
export function immichServer(others: number): TestServer {
  let ids: readonly string[] = Array.from({ length: others + 1 }, (_, index) => uuid(index))
  const app = new Hono<{ Variables: { own: string | null } }>().basePath('/api')
  app.use(async (c, next) => {
    const token =
      c.req.header('authorization')?.replace('Bearer ', '') ??
      /immich_access_token=([^;]+)/.exec(c.req.header('cookie') ?? '')?.[1]
    if (token === 'token-of-0' && ids.includes(uuid(0))) c.set('own', uuid(0))
    else if (c.req.header('x-api-key') === 'api-key') c.set('own', null)
    else return c.json({ message: 'Authentication required', error: 'Unauthorized', statusCode: 401 }, 401)
    return next()
  })
  app.get('/sessions', (c) =>
    c.json(
      ids.map((id) => {
        const index = Number(id.slice(-12))
        return {
          id,
          createdAt: new Date(beganAt(index)).toISOString(),
          updatedAt: new Date(activeAt(index)).toISOString(),
          current: id === c.var.own,
          ...devices[index % devices.length],
          isPendingSyncReset: false,
        }
      }),
    ),
  )
  app.delete('/sessions', (c) => {
    ids = ids.filter((id) => id === c.var.own)
    return c.body(null, 204)
  })
  app.delete('/sessions/:id', (c) => {
    const id = c.req.param('id')
    if (!ids.includes(id)) return c.json(badRequest('Not found or no session.delete access'), 400)
    ids = ids.filter((other) => other !== id)
    return c.body(null, 204)
  })
  app.post('/auth/logout', (c) => {
    ids = ids.filter((id) => id !== c.var.own)
    return c.json({ successful: true, redirectUri: '/auth/login?autoLaunch=0' })
  })
  return { app, alive: () => ids }
}

const badRequest = (message: string) => ({ message, error: 'Bad Request', statusCode: 400, correlationId: 'x' })
