import { Hono } from 'hono'
import { beganAt, type TestServer, userAgent } from './in-process.ts'

/** What an administrator set up, and which version runs. */
export interface LogtoState {
  sessionField: 'Off' | 'ReadOnly' | 'Edit'
  scopes: 'sessions' | 'openid'
  client: 'first-party' | 'third-party'
  version: '1.38' | '1.40'
}

/** Ids as `nanoid` makes them. */
export const uid = (index: number): string => `m2Vq0-_${index}`

/** Logto's account API for one user, as `sessions.ts` has it: the token is `token-of-0`, the verified record is `verified`. */
export function logtoServer(others: number): TestServer & { readonly state: LogtoState; readonly grantsOf: string[] } {
  const state: LogtoState = { sessionField: 'Edit', scopes: 'sessions', client: 'first-party', version: '1.40' }
  const grantsOf: string[] = []
  let ids: readonly string[] = Array.from({ length: others + 1 }, (_, index) => uid(index))
  const own = uid(0)
  const app = new Hono().basePath('/api/my-account')
  app.use(async (c, next) => {
    if (c.req.header('authorization') !== 'Bearer token-of-0' || !ids.includes(own))
      return c.json(error('auth.unauthorized'), 401)
    if (c.req.header('logto-verification-id') !== 'verified')
      return c.json(error('verification_record.permission_denied'), 401)
    const isRead = c.req.method === 'GET'
    if (state.sessionField === 'Off' || (!isRead && state.sessionField !== 'Edit'))
      return c.json(error(`account_center.field_not_${isRead ? 'enabled' : 'editable'}`), 400)
    if (state.scopes !== 'sessions') return c.json(error('auth.unauthorized'), 401)
    return next()
  })
  app.get('/sessions', (c) =>
    c.json({
      sessions: ids.map((id) => {
        const index = Number(id.slice(-1))
        const at = beganAt(index) / 1000
        return {
          payload: {
            uid: id,
            jti: `jti-of-${id}`,
            kind: 'Session',
            iat: at,
            exp: at + 14 * 86_400,
            loginTs: at,
            accountId: 'u1',
            authorizations: { app1: { sid: 's1', grantId: `grant-of-${id}` } },
          },
          lastSubmission:
            index === 2
              ? null
              : {
                  interactionEvent: 'SignIn',
                  userId: 'u1',
                  verificationRecords: [{ type: 'Password' }, { type: 'Totp' }],
                  signInContext:
                    index === 1 ? {} : { ip: '198.51.100.7', userAgent: userAgent(index), country: 'FR', city: 'Lyon' },
                },
          clientId: 'app1',
          accountId: 'u1',
          expiresAt: (at + 14 * 86_400) * 1000,
          ...(state.version === '1.40' && { isCurrent: id === own }),
        }
      }),
    }),
  )
  app.delete('/sessions/:id', (c) => {
    if (state.client === 'third-party') return c.json(error('auth.third_party_application_forbidden'), 403)
    const id = c.req.param('id')
    if (!ids.includes(id)) return c.json(error('oidc.session_not_found'), 404)
    if (c.req.query('revokeGrantsTarget') === 'all') grantsOf.push(id)
    ids = ids.filter((other) => other !== id)
    return c.body(null, 204)
  })
  return { app, alive: () => ids, state, grantsOf }
}

const error = (code: string) => ({ code, message: 'CANARY_TEXT', data: null })
