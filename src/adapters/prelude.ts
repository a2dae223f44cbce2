import type { SessionAdapter } from '../core/session-adapter.ts'
import { isSessionError } from '../core/session-error.ts'
import { isJson, isNoContent, jsonOf } from './lib/answers.ts'
import { createHttpClient } from './lib/http-client.ts'
import { type HttpOptions, requireBaseUrl, requireTokenSource } from './lib/http-options.ts'
import { readClaim } from './lib/jwt.ts'
import { operationOf } from './lib/operations.ts'
import { createPreludeSessions } from './lib/prelude-sessions.ts'
import { buildUrl } from './lib/url.ts'
import { field } from './lib/wire.ts'

export type { HttpOptions } from './lib/http-options.ts'

export interface PreludeAdapterOptions extends HttpOptions {
  /** `https://{appId}.session.prelude.dev` or a custom domain, without `/v1/session`. */
  readonly baseUrl: string
}

/**
 * Prelude Auth, formerly Session (https://docs.prelude.so/auth/api-reference/frontend/list-sessions.md). Create it once, at
 * module level. It sends the access token as a bearer; where sessions are bound to a key, give the DPoP proof in `headers`.
 *
 * - The current session is the one that the access token names in its `sid` claim. A token that cannot be decoded leaves
 *   `isCurrent` null.
 * - Whether an id that is not there answers 204 or 404 is not documented: a revoke says what the server accepted, and
 *   only the next read shows what is gone.
 *
 * Throws a plain `Error` for an unusable `baseUrl`, `timeoutMs` or `getAccessToken`; everything later is a `SessionError`.
 */
export function preludeAdapter(options: PreludeAdapterOptions): SessionAdapter {
  const baseUrl = requireBaseUrl('preludeAdapter', options.baseUrl)
  requireTokenSource('preludeAdapter', options.getAccessToken)
  const http = createHttpClient({
    ...options,
    adapter: 'preludeAdapter',
    dialect: { serverCode: (body) => field(body, 'code') },
  })

  return createPreludeSessions(options.id ?? `prelude:${baseUrl}`, {
    // The largest page is not documented; 10 is what their own SDK falls back to.
    pageSizes: [100, 50, 25, 10],
    isTooLarge: (error) => isSessionError(error) && error.serverCode === 'invalid_pagination_limit',
    async readPage({ offset, limit, signal }) {
      const answer = await http.request({
        operation: 'list',
        method: 'GET',
        url: urlOf(baseUrl, 'list', { limit: String(limit), offset: String(offset) }),
        // Their SDK sends no cookies here, and a server that expects none may not allow credentials.
        credentials: 'omit',
        succeeded: isJson,
        signal,
      })
      return { wire: jsonOf(answer), sid: sidOf(answer.token) }
    },
    revoke: (target, signal, sessionId) =>
      http.request({
        operation: operationOf[target],
        method: 'POST',
        url: urlOf(baseUrl, 'revoke', { target, ...(sessionId !== undefined && { session_id: sessionId }) }),
        succeeded: isNoContent,
        signal,
      }),
    readSid: async (signal) => sidOf(await http.token(signal)),
  })
}

const urlOf = (baseUrl: string, route: 'list' | 'revoke', query: Readonly<Record<string, string>>): string =>
  buildUrl(baseUrl, ['v1', 'session', 'me', route], query)

const sidOf = (token: string | null): unknown => (token === null ? null : readClaim(token, 'sid'))
