import { useEffect, useRef } from 'react'
import { useSessions } from 'react-device-sessions'
import type { Account } from '../auth/account.ts'

const MAX_REREADS = 3

/**
 * An access token outlives its session, so a browser that was signed out from elsewhere can still read the list for a while;
 * only, no row of it is its own. Then the refresh cookie is asked, which knows at once. One read asks once.
 *
 * A browser that is signed in after all was only unlucky: another tab renewed the cookie while the list was on its way. Then
 * the list is read again; a few times only, because a server may never know which row is ours.
 */
export function useAskWhenNotListed(account: Account): void {
  const { data: readWithoutUs, refetch } = useSessions({
    select: ({ complete, sessions, readAt }) =>
      complete && !sessions.some(({ isCurrent }) => isCurrent) ? readAt : null,
  })
  const rereads = useRef(0)
  useEffect(() => {
    if (readWithoutUs === undefined) return
    if (readWithoutUs === null) {
      rereads.current = 0
      return
    }
    void ask()

    async function ask(): Promise<void> {
      if ((await account.check()) !== 'refreshed' || rereads.current >= MAX_REREADS) return
      rereads.current += 1
      await refetch()
    }
  }, [account, readWithoutUs, refetch])
}
