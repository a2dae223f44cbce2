import { type PreludeAdapterOptions, preludeAdapter } from '../../src/adapters/prelude.ts'
import { makeSession } from '../../src/testing.ts'
import { fakeServer } from './adapter-set-up.ts'
import { type Answer, json, type Sent } from './fake-fetch.ts'

/** A token that says so; nothing checks the signature here. */
export const jwt = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`
/** A row as documented. */
export const row = {
  id: 'ses_a',
  device_model: 'Macintosh',
  device_type: 'desktop',
  os_version: 'macOS 14.5',
  country_code: 'FR',
  created_at: '2026-11-18T10:00:00Z',
  last_seen_at: '2026-11-21T08:00:00Z',
  expires_at: '2026-12-18T10:00:00Z',
}
export const rowOf = (id: string) => ({ ...row, id })
export const pageOf = (sessions: readonly unknown[], total = sessions.length, offset = 0) =>
  json(200, { sessions, total, limit: 100, offset })
export const done = new Response(null, { status: 204 })
export const refused = (status: number, code: string) => json(status, { code, type: code, message: 'CANARY_TEXT' })
export const known = ['ses_a', 'ses_b', 'ses_c'].map((id) => makeSession({ id, isCurrent: id === 'ses_a' }))

/** An adapter over a fake `fetch`, and what it sent. The token names `ses_a`. */
export function prelude(answers: readonly Answer[], options: Partial<PreludeAdapterOptions> = {}) {
  const server = fakeServer(answers, { getAccessToken: () => jwt({ sid: 'ses_a' }), ...options })
  return { adapter: preludeAdapter({ baseUrl: 'https://app.example', ...server.options, ...options }), ...server }
}

export const base = 'https://app.example/v1/session/me'
export const revoke = (query: string) => `POST ${base}/revoke?target=${query}`

/** A server that has so many sessions and takes pages up to `max`. */
export function manySessions(count: number, max: number) {
  return ({ url }: Sent): Response => {
    const query = new URL(url).searchParams
    const [limit, offset] = [Number(query.get('limit')), Number(query.get('offset'))]
    if (limit > max) return refused(400, 'invalid_pagination_limit')
    const ids = Array.from({ length: count }, (_, index) => `ses_${index}`)
    const sessions = ids.slice(offset, offset + limit).map(rowOf)
    return json(200, { sessions, total: count, limit, offset })
  }
}
