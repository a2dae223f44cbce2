import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSessionScope } from '../../hooks/index.ts'
import { type Ledger, ledgerOf } from '../model/ledger.ts'

/** The ledger of the user and the server that the nearest `SessionProvider` names. */
export function useLedger(): Ledger {
  const client = useQueryClient()
  const scope = useSessionScope()
  return useMemo(() => ledgerOf(client, scope), [client, scope])
}
