import { GoTrueClient } from '@supabase/auth-js'
import { clerkAdapter } from '../../src/adapters/clerk.ts'
import { hankoAdapter } from '../../src/adapters/hanko.ts'
import type { FetchLike } from '../../src/adapters/lib/http-options.ts'
import { type PreludeSdkClient, preludeSdkAdapter } from '../../src/adapters/prelude-sdk.ts'
import { supabaseAdapter } from '../../src/adapters/supabase.ts'
import { hankoServer } from '../../src/testing/servers/hanko.ts'
import { FaultQueue } from '../../src/testing/servers/lib/fault.ts'
import { preludeAccessToken, preludeServer } from '../../src/testing/servers/prelude.ts'
import { supabaseAccessToken, supabaseServer } from '../../src/testing/servers/supabase.ts'
import { type AnyServer, type System, TOKEN } from './every-system.ts'
import { clerkDouble, clerkServer } from './servers/clerk.ts'
import { hankoDouble } from './servers/hanko.ts'
import { asFetch, ORIGIN } from './servers/in-process.ts'

/** What a flow needs of a system. What an SDK sends, and how it is protected, is the SDK's own. */
export type Wiring = Pick<System, 'name' | 'cookies' | 'server' | 'adapter'>

/** Clerk's server does not take faults. A 401 would make its client forget the user for good, and end the flow. */
function clerk(): AnyServer {
  const { app, alive } = clerkServer(2)
  const faults = new FaultQueue()
  return {
    alive,
    fault: (fault) => faults.add(fault),
    fetch: (request) => {
      const fault = faults.next(request.method === 'GET' ? 'list' : 'revoke')
      if (fault?.do !== 'fail') return app.fetch(request)
      const { status, body, headers = {} } = fault
      return Response.json(body, { status: status === 401 ? 403 : status, headers })
    },
  }
}

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
export function supabaseClient(ownId: string | undefined, fetch: FetchLike): GoTrueClient {
  const session = {
    access_token: supabaseAccessToken({ exp: 4_000_000_000, session_id: ownId }),
    refresh_token: 'CANARY_REFRESH',
    token_type: 'bearer',
    expires_in: 3600,
    expires_at: 4_000_000_000,
    user: { id: 'CANARY_USER' },
  }
  const storage = new Map([[SUPABASE_CHANNEL, JSON.stringify(session)]])
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

/** The systems that an adapter reaches through the object of an SDK. */
export const sdkSystems: readonly Wiring[] = [
  {
    name: 'Clerk',
    cookies: `__client=${TOKEN}`,
    server: clerk,
    adapter: (fetch) => clerkAdapter({ clerk: clerkDouble({ fetch }, { state: 'online' }) }),
  },
  {
    name: 'Hanko',
    cookies: `hanko=${TOKEN}`,
    server: () => hankoServer({ baseUrl: ORIGIN }),
    adapter: (fetch) => hankoAdapter({ hanko: hankoDouble({ fetch }) }),
  },
  {
    name: 'Prelude, through its SDK',
    cookies: '',
    server: () => preludeServer({ baseUrl: ORIGIN }),
    adapter: (fetch, refresh) => preludeSdkAdapter({ client: preludeClient(fetch, refresh) }),
  },
]

/** It has no list. */
export const supabase: Wiring = (() => {
  let server = supabaseServer()
  return {
    name: 'Supabase',
    cookies: '',
    server: () => (server = supabaseServer({ baseUrl: `${ORIGIN}/auth/v1` })),
    adapter: (fetch) => supabaseAdapter({ auth: supabaseClient(server.alive()[0], fetch) }),
  }
})()
