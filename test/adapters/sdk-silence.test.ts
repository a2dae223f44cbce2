import { afterEach, describe, expect, it, vi } from 'vitest'
import type { FetchLike } from '../../src/adapters/lib/http-options.ts'
import { field } from '../../src/adapters/lib/wire.ts'
import type { RevokeRequest } from '../../src/core/session-adapter.ts'
import { isDefinite, isSessionError } from '../../src/core/session-error.ts'
import { casesOf, type SilentSdk } from './described.ts'
import { everyDescribed } from './every-described.ts'
import { type Line } from './servers/clerk.ts'
import { ORIGIN } from './servers/in-process.ts'

// What an SDK makes of a request that came to nothing: whatever it resolves with, "signed out" needs a server that agreed.

/** How a request comes to nothing. Each answers in place of the server. */
const silences: Readonly<Record<string, () => Promise<Response>>> = {
  'no connection': () => Promise.reject(new TypeError('Failed to fetch')),
  'an aborted request': () => Promise.reject(new DOMException('CANARY', 'AbortError')),
  'a sign-in page of the network': async () =>
    new Response('<h1>Welcome to our café</h1>', { headers: { 'content-type': 'text/html' } }),
  'an empty object': async () => Response.json({}),
}

const sdks: Readonly<Record<string, SilentSdk>> = Object.assign(
  {},
  ...[...everyDescribed.values()].map(({ silence }) => casesOf(silence)),
)

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
    const adapter = await sdk.adapter(fetch, line, before[0])
    const known = adapter.capabilities.list === 'none' ? [] : (await adapter.list()).sessions
    const other = known.find(({ isCurrent }) => isCurrent === false)?.id ?? before[1] ?? ''
    const request: RevokeRequest = target === 'session' ? { target, sessionIds: [other] } : { target }
    answers = silences[silence]
    const outcome = await adapter.revoke(request, { known }).catch((error: unknown) => error)
    expect(server.alive()).toEqual(before)
    expect(whatIsTold(outcome)).toBe('nothing for certain')
  })
})
