import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import {
  type RevocationReport,
  revokeAllSessionsMutationOptions,
  revokeSessionsMutationOptions,
  useSessionScope,
} from '../../hooks/index.ts'
import { type Ledger, ledgerOf } from '../model/ledger.ts'
import type { Ask, Surface } from '../model/state.ts'
import { requestFor } from '../model/target.ts'

/** What is known of this user at this server, and the one way to sign out. */
export interface LedgerScope {
  readonly ledger: Ledger
  /** Sends what was asked for. The ledger knows at once, and hears what becomes of it. */
  readonly send: (ask: Ask, by: Surface) => Promise<RevocationReport>
}

/** The ledger that belongs to the nearest `SessionProvider`. */
export function useLedger(): LedgerScope {
  const client = useQueryClient()
  const scope = useSessionScope()
  return useMemo(() => {
    const ledger = ledgerOf(client, scope)
    const cache = client.getMutationCache()
    const send: LedgerScope['send'] = (ask, by) => {
      const begin = (id: number) => ledger.dispatch({ type: 'asked', id, ask, by })
      if (ask.operation === 'revokeOthers') {
        const options = client.defaultMutationOptions(revokeAllSessionsMutationOptions(client, scope))
        const mutation = cache.build(client, options)
        begin(mutation.mutationId)
        return mutation.execute(undefined)
      }
      const options = client.defaultMutationOptions(revokeSessionsMutationOptions(client, scope))
      const mutation = cache.build(client, options)
      begin(mutation.mutationId)
      return mutation.execute(requestFor(ask, scope.adapter.capabilities))
    }
    return { ledger, send }
  }, [client, scope])
}
