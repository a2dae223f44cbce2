import { QueryClient } from '@tanstack/react-query'
import {
  type RevokeRequest,
  revokeSessionsMutationOptions,
  type SessionScope,
  sessionsQueryOptions,
} from 'react-device-sessions/hooks'
import { type MemoryAdapterOptions, memoryAdapter } from 'react-device-sessions/testing'
import { vi } from 'vitest'
import { type Ledger, ledgerOf, type Speaker } from '../../../src/ui/model/ledger.ts'
import { standingOf } from '../../../src/ui/model/standing.ts'
import { type Ask } from '../../../src/ui/model/state.ts'
import { requestFor } from '../../../src/ui/model/target.ts'
import { laptop, phone, tv } from './support.ts'

/** A page with a query client, a server in memory, and the ledger of one user. */
export function page(options: MemoryAdapterOptions = {}, userId = 'ada') {
  const adapter = memoryAdapter({ sessions: [laptop, phone, tv], now: () => Date.now(), ...options })
  const client = new QueryClient({ defaultOptions: { queries: { retryDelay: 1 } } })
  const scope: SessionScope = { adapter, userId, recheckAfterMs: 5 }
  const ledger = ledgerOf(client, scope)
  const heard: string[] = []
  const speaker = (name: string, shows: Speaker['shows'] = 'list'): Speaker => ({
    shows,
    tell: ({ type }) => void heard.push(`${name}: ${type}`),
  })
  return {
    adapter,
    client,
    scope,
    ledger,
    heard,
    speaker,
    read: () => client.fetchQuery({ ...sessionsQueryOptions(scope), staleTime: 0 }).catch(() => undefined),
    /** Signs out as the screen does. */
    signOut: (what: Ask, by: object) =>
      ledger.signOut(what, by, requestFor(what, adapter.capabilities), (request) =>
        client.getMutationCache().build(client, revokeSessionsMutationOptions(client, scope)).execute(request),
      ),
    /** Signs out as another part of the page does. */
    elsewhere: (request: RevokeRequest) =>
      client.getMutationCache().build(client, revokeSessionsMutationOptions(client, scope)).execute(request),
    listens: () => [client.getQueryCache().hasListeners(), client.getMutationCache().hasListeners()],
  }
}

export const byId = (id: string): RevokeRequest => ({ target: 'session', sessionIds: [id] })
export const pass = (ms = 10) => vi.advanceTimersByTimeAsync(ms)
export const standing = (ledger: Ledger, session = phone) => standingOf(ledger.state, { key: session.key, session })

/** What signs out is fetched at the first click, in no time that a test could let pass. */
export async function loadSignOut(): Promise<void> {
  await page().elsewhere(byId('phone'))
}
