import { GoTrueClient } from '@supabase/auth-js'
import type { FetchLike } from '../../src/adapters/lib/http-options.ts'
import { type PreludeSdkClient } from '../../src/adapters/prelude-sdk.ts'
import { preludeAccessToken } from '../../src/testing/servers/prelude.ts'
import { supabaseAccessToken } from '../../src/testing/servers/supabase.ts'
import { TOKEN } from './described.ts'
import { asFetch, ORIGIN } from './servers/in-process.ts'

/** Prelude's client as far as the adapter uses it, with errors that tell everything. */
export function preludeClient(fetch: FetchLike, refresh: () => Promise<unknown>): PreludeSdkClient {
  async function request(method: string, path: string): Promise<unknown> {
    const headers = { authorization: `Bearer ${preludeAccessToken}` }
    const answer = await fetch(`${ORIGIN}/v1/session/me/${path}`, { method, headers })
    const text = await answer.text()
    if (!answer.ok)
      throw Object.assign(new Error(`CANARY_TEXT ${text}`), { name: nameOf[answer.status] ?? 'Error', token: TOKEN })
    return text === '' ? undefined : JSON.parse(text)
  }
  return {
    listSessions: ({ limit, offset }) => request('GET', `list?limit=${limit}&offset=${offset}`),
    revokeSessions: (target, id) =>
      request('POST', `revoke?target=${target}${id ? `&session_id=${encodeURIComponent(id)}` : ''}`),
    getSessionId: async () => 'ses_0',
    refresh,
  }
}

const nameOf: Readonly<Record<number, string>> = {
  400: 'BadRequestError',
  401: 'UnauthorizedError',
  403: 'ForbiddenError',
  404: 'NotFoundError',
  409: 'ConflictError',
  429: 'RateLimitedError',
  500: 'InternalServerError',
}

/** Its client tells its own tabs the tokens by a channel of this name. */
export const SUPABASE_CHANNEL = 'supabase'

/** The real client, signed in. */
export function supabaseClient(
  ownId: string | undefined,
  fetch: FetchLike,
  storage = new Map<string, string>(),
): GoTrueClient {
  const session = {
    access_token: supabaseAccessToken({ exp: 4_000_000_000, session_id: ownId }),
    refresh_token: 'CANARY_REFRESH',
    token_type: 'bearer',
    expires_in: 3600,
    expires_at: 4_000_000_000,
    user: { id: 'CANARY_USER' },
  }
  storage.set(SUPABASE_CHANNEL, JSON.stringify(session))
  return new GoTrueClient({
    url: `${ORIGIN}/auth/v1`,
    headers: { apikey: 'anon' },
    fetch: asFetch({ fetch }),
    storageKey: SUPABASE_CHANNEL,
    autoRefreshToken: false,
    storage: {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => void storage.set(key, value),
      removeItem: (key) => void storage.delete(key),
    },
  })
}
