import { Hono } from 'hono'
import { activeAt, beganAt, type TestServer, uuid } from './in-process.ts'

const place = {
  ip: '198.51.100.7',
  countryCode: 'US',
  regionCode: 'CA',
  cityName: 'Oakland',
  latitude: 37.8,
  longitude: -122.2,
  tzIdentifier: 'America/Los_Angeles',
}

/** Stack Auth for one user, as its `auth/sessions` routes have it: the access token is `token-of-0`. */
export function stackAuthServer(others: number): TestServer & { readonly state: { retryAfter: string | null } } {
  const state: { retryAfter: string | null } = { retryAfter: null }
  let ids: readonly string[] = Array.from({ length: others + 1 }, (_, index) => uuid(index))
  const own = uuid(0)
  const app = new Hono().basePath('/api/v1')
  app.use(async (c, next) => {
    if (state.retryAfter !== null) return c.json({ message: 'Wait.' }, 429, { 'Retry-After': state.retryAfter })
    if (c.req.header('x-stack-access-type') !== 'client')
      return c.json(known('ACCESS_TYPE_REQUIRED', 'You must specify an access level.'), 400)
    if (c.req.header('x-stack-project-id') !== 'project') return c.json(known('CURRENT_PROJECT_NOT_FOUND', ''), 400)
    if (c.req.header('x-stack-publishable-client-key') !== 'pck_test')
      return c.json(known('INVALID_PUBLISHABLE_CLIENT_KEY', ''), 401)
    const token = c.req.header('x-stack-access-token')
    // Who sends none is nobody, which is no 401.
    if (token === undefined) return c.json(known('CANNOT_GET_OWN_USER_WITHOUT_USER', ''), 400)
    if (token !== 'token-of-0' || !ids.includes(own)) return c.json(known('ACCESS_TOKEN_EXPIRED', ''), 401)
    return next()
  })
  app.use('/auth/sessions', async (c, next) =>
    c.req.query('user_id') === 'me' ? next() : c.text('Client can only list sessions for their own user.', 403),
  )
  app.get('/auth/sessions', (c) =>
    c.json({
      items: ids.map((id) => {
        const index = Number(id.slice(-12))
        return {
          id,
          user_id: uuid(500),
          created_at: beganAt(index),
          last_used_at: activeAt(index),
          is_impersonation: false,
          is_current_session: id === own,
          ...(index !== 2 && { last_used_at_end_user_ip_info: place }),
        }
      }),
      is_paginated: false,
    }),
  )
  app.delete('/auth/sessions/current', async (c) => {
    if (
      !(await c.req.json().then(
        () => true,
        () => false,
      ))
    )
      return c.json(known('BODY_PARSING_ERROR', ''), 400)
    ids = ids.filter((id) => id !== own)
    return c.json({ success: true })
  })
  app.delete('/auth/sessions/:id', (c) => {
    const id = c.req.param('id')
    if (c.req.query('user_id') !== 'me') return c.json(known('SCHEMA_ERROR', ''), 400)
    if (!ids.includes(id)) return c.text('Session not found.', 404)
    if (id === own) return c.json(known('CANNOT_DELETE_CURRENT_SESSION', 'Cannot delete the current session.'), 400)
    ids = ids.filter((other) => other !== id)
    return c.json({ success: true })
  })
  return { app, alive: () => ids, state }
}

const known = (code: string, error: string) => ({ code, error })
