import { type BetterAuthAdapterOptions, betterAuthAdapter } from '../../src/adapters/better-auth.ts'
import { type Answer, fakeFetch, json } from './fake-fetch.ts'

export const row = {
  id: 's_a',
  token: 'CANARY_A',
  userId: 'u_77',
  createdAt: '2026-11-20T08:12:03.000Z',
  updatedAt: '2026-11-21T09:00:00.000Z',
  expiresAt: '2026-11-28T09:00:00.000Z',
  ipAddress: '198.51.100.7',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
}
export const rowOf = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  ...row,
  id,
  token: `CANARY_${id}`,
  ...more,
})
export const me = { session: row, user: { id: 'u_77' } }

/** An adapter over answers by path; what is not given answers as a server with one session does. */
export function betterAuth(answers: Readonly<Record<string, Answer>> = {}, options: BetterAuthAdapterOptions = {}) {
  const defaults: Readonly<Record<string, Answer>> = {
    '/list-sessions': json(200, [row]),
    '/get-session': json(200, me),
    '/revoke-session': json(200, { status: true }),
    '/revoke-other-sessions': json(200, { status: true }),
    '/revoke-sessions': json(200, { status: true }),
    '/sign-out': json(200, { success: true }),
  }
  const { fetch, sent } = fakeFetch((request) => {
    const path = request.url.replace('/api/auth', '')
    const answer = answers[path] ?? defaults[path]
    return answer instanceof Response ? answer.clone() : answer?.(request)
  })
  return { adapter: betterAuthAdapter({ fetch, ...options }), sent }
}

export const rounds = (sent: readonly { readonly url: string }[]) =>
  sent.map(({ url }) => url.replace('/api/auth/', '')).filter((path) => path.startsWith('revoke'))
export const rows = (count: number) =>
  json(
    200,
    Array.from({ length: count }, (_, index) => rowOf(`s_${index}`)),
  )
export const one = (...sessionIds: readonly string[]) => ({ target: 'session', sessionIds }) as const
