import { useSyncExternalStore } from 'react'
import { usePreferences } from '../preferences.ts'
import type { Account, AccountState } from './account.ts'
import { accounts } from './accounts.ts'

/** The account at the chosen API, and its state as it changes. */
export function useAccount(): { readonly account: Account; readonly state: AccountState } {
  const account = accounts[usePreferences().api]
  return { account, state: useSyncExternalStore(account.subscribe, account.state) }
}
