import { useCallback } from 'react'
import { checkError } from '../core/check-error.ts'
import type { RevokeRequest } from '../core/session-adapter.ts'
import { notedReport } from './noted-reports.ts'
import type { RevocationReport } from './revocation-report.ts'
import { useRevokeSessions } from './use-revoke-sessions.ts'

/**
 * `useRevokeSessions` for a screen: only the report, or the `SessionError`. A callback of the application's mutation cache that
 * throws makes TanStack reject a sign-out that succeeded; the report is returned all the same. Give it a new request each time.
 */
export function useRevoke(): (request: RevokeRequest) => Promise<RevocationReport> {
  const { mutateAsync } = useRevokeSessions()
  return useCallback(
    async (request) => {
      try {
        return await mutateAsync(request)
      } catch (thrown) {
        const report = notedReport(request)
        if (report) return report
        throw checkError(thrown)
      }
    },
    [mutateAsync],
  )
}
