import { useEffect, useRef } from 'react'
import type { AccountState } from '../auth/account.ts'

/**
 * After a sign-in or a sign-out the control that had the focus is gone: the new page's title takes it, so that a keyboard
 * goes on from there and a screen reader says where it is. Not on load, and not when the focus is still somewhere.
 */
export function useFocusTitle(status: AccountState['status']): void {
  const shown = useRef<AccountState['status'] | null>(null)
  useEffect(() => {
    if (status === 'starting') return
    const isNew = shown.current !== null && shown.current !== status
    shown.current = status
    if (isNew && (document.activeElement ?? document.body) === document.body)
      document.querySelector<HTMLElement>('h1')?.focus()
  }, [status])
}
