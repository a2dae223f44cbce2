import { useEffect } from 'react'
import { useSessions } from 'react-device-sessions'
import type { Account } from '../auth/account.ts'

/**
 * An access token outlives its session, so a browser that was signed out from elsewhere can still read the list for a while;
 * only, no row of it is its own. Then the refresh cookie is asked, which knows at once. One read asks once.
 */
export function useAskWhenNotListed(account: Account): void {
  const { data: readWithoutUs } = useSessions({
    select: ({ complete, sessions, readAt }) =>
      complete && !sessions.some(({ isCurrent }) => isCurrent) ? readAt : null,
  })
  useEffect(() => {
    if (readWithoutUs != null) void account.check()
  }, [account, readWithoutUs])
}
