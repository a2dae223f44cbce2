import { Account, Client } from 'appwrite'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { appwriteAdapter } from '../../src/adapters/appwrite.ts'
import { clerkAdapter } from '../../src/adapters/clerk.ts'
import { hankoAdapter } from '../../src/adapters/hanko.ts'
import type { FetchLike } from '../../src/adapters/lib/http-options.ts'
import { field } from '../../src/adapters/lib/wire.ts'
import { preludeSdkAdapter } from '../../src/adapters/prelude-sdk.ts'
import { supabaseAdapter } from '../../src/adapters/supabase.ts'
import type { RevokeRequest, SessionAdapter } from '../../src/core/session-adapter.ts'
import { isDefinite, isSessionError } from '../../src/core/session-error.ts'
import { appwriteServer } from '../../src/testing/servers/appwrite.ts'
import { hankoServer } from '../../src/testing/servers/hanko.ts'
import { preludeServer } from '../../src/testing/servers/prelude.ts'
import { supabaseServer } from '../../src/testing/servers/supabase.ts'
import { type AnyServer, TOKEN } from './every-system.ts'
import { preludeClient, supabaseClient } from './sdk-systems.ts'
import { clerkDouble, clerkServer, type Line } from './servers/clerk.ts'
import { hankoSdk } from './servers/hanko-sdk.ts'
import { asFetch, ORIGIN } from './servers/in-process.ts'

// What an SDK makes of a request that came to nothing: whatever it resolves with, "signed out" needs a server that agreed.

/** How a request comes to nothing. Each answers in place of the server. */
const silences: Readonly<Record<string, () => Promise<Response>>> = {
  'no connection': () => Promise.reject(new TypeError('Failed to fetch')),
  'an aborted request': () => Promise.reject(new DOMException('CANARY', 'AbortError')),
  'a sign-in page of the network': async () =>
    new Response('<h1>Welcome to our café</h1>', { headers: { 'content-type': 'text/html' } }),
  'an empty object': async () => Response.json({}),
}

interface Sdk {
  readonly server: () => Pick<AnyServer, 'fetch' | 'alive'>
  readonly cookies: string
  readonly adapter: (fetch: FetchLike, line: Line, ownId: string | undefined) => SessionAdapter
  /** What its SDK keeps from everybody, and its page says. */
  readonly cannotTell?: RegExp
}

const sdks: Readonly<Record<string, Sdk>> = {
  Appwrite: {
    server: () => appwriteServer({ baseUrl: `${ORIGIN}/v1` }),
    cookies: `a_session_project=${TOKEN}`,
    adapter: (fetch) => {
      vi.stubGlobal('fetch', asFetch({ fetch }))
      return appwriteAdapter({ account: new Account(new Client().setEndpoint(`${ORIGIN}/v1`).setProject('project')) })
    },
  },
  Clerk: {
    server: () => {
      const { app, alive } = clerkServer(2)
      return { fetch: app.fetch, alive }
    },
    cookies: `__client=${TOKEN}`,
    adapter: (fetch, line) => clerkAdapter({ clerk: clerkDouble({ fetch }, line) }),
  },
  Hanko: {
    server: () => hankoServer({ baseUrl: ORIGIN }),
    cookies: `hanko=${TOKEN}`,
    adapter: (fetch) => hankoAdapter({ hanko: hankoSdk(fetch) }),
    // Its `logout()` looks at nothing but "2xx".
    cannotTell: /^(?:mine|all): (?:a sign-in page|an empty object)/,
  },
  'Prelude, through its SDK': {
    server: () => preludeServer({ baseUrl: ORIGIN }),
    cookies: '',
    adapter: (fetch) => preludeSdkAdapter({ client: preludeClient(fetch, async () => {}) }),
    // Its `revokeSessions()` gives nothing back; it refuses what is no JSON.
    cannotTell: /: an empty object/,
  },
  Supabase: {
    server: () => supabaseServer({ baseUrl: `${ORIGIN}/auth/v1` }),
    cookies: '',
    adapter: (fetch, _line, ownId) => supabaseAdapter({ auth: supabaseClient(ownId, fetch) }),
    // Its `signOut()` looks at nothing but "2xx".
    cannotTell: /: (?:a sign-in page|an empty object)/,
  },
}

/** An error that leaves open what became of it, a request that cannot be made at all, or nothing done. */
function whatIsTold(outcome: unknown): 'nothing for certain' | { readonly told: unknown } {
  const isOpen = isSessionError(outcome)
    ? outcome.code === 'unsupported' || !isDefinite(outcome)
    : field(outcome, 'endedCurrent') === false && JSON.stringify(field(outcome, 'revokedIds')) === '[]'
  return isOpen ? 'nothing for certain' : { told: outcome }
}

const targets = ['session', 'others', 'mine', 'all'] as const

afterEach(() => {
  vi.unstubAllGlobals()
})

describe.each(Object.entries(sdks))('%s', (_name, sdk) => {
  const cases = targets
    .flatMap((target) => Object.keys(silences).map((silence) => ({ target, silence })))
    .filter(({ target, silence }) => !sdk.cannotTell?.test(`${target}: ${silence}`))
  it.each(cases)('F2: $target: $silence is no sign-out', async ({ target, silence }) => {
    const server = sdk.server()
    const line: Line = { state: 'online' }
    let answers: (() => Promise<Response>) | undefined
    const fetch: FetchLike = async (url, init) => {
      const headers = new Headers(init.headers)
      if (sdk.cookies !== '') headers.set('cookie', sdk.cookies)
      return answers ? answers() : server.fetch(new Request(new URL(url, ORIGIN), { ...init, headers, signal: null }))
    }
    const before = server.alive()
    const adapter = sdk.adapter(fetch, line, before[0])
    const known = adapter.capabilities.list === 'none' ? [] : (await adapter.list()).sessions
    const other = known.find(({ isCurrent }) => isCurrent === false)?.id ?? before[1] ?? ''
    const request: RevokeRequest = target === 'session' ? { target, sessionIds: [other] } : { target }
    answers = silences[silence]
    const outcome = await adapter.revoke(request, { known }).catch((error: unknown) => error)
    expect(server.alive()).toEqual(before)
    expect(whatIsTold(outcome)).toBe('nothing for certain')
  })
})
