import type { QueryClient } from '@tanstack/react-query'
import { loadOnce } from '../core/load-once.ts'
import type { RevokeRequest } from '../core/session-adapter.ts'
import { SessionError } from '../core/session-error.ts'
import { whenIdle } from '../core/when-idle.ts'
import { isCurrentUser } from './current-user.ts'
import { cachedSessions } from './list-query.ts'
import type { RevocationReport } from './revocation-report.ts'
import type { SessionScope } from './session-scope.ts'

/** Fetches what signs out. Rejects where it cannot be had. */
const load = loadOnce(() => import('./revoke-and-report.ts'))

/** Fetches what signs out, as soon as the page has nothing else to do, so that a click need not wait for it. */
export const loadRevokeWhenIdle = () =>
  whenIdle(() => {
    load().catch(() => {})
  })

/**
 * `revokeAndReport`, which is fetched after the list. What is meant is what is listed at the call. Rejects with `invalid_request`, and
 * sends nothing, where it cannot be fetched, or the user has changed meanwhile.
 */
export async function revokeWhenLoaded(
  client: QueryClient,
  scope: SessionScope,
  request: RevokeRequest,
): Promise<RevocationReport> {
  const known = cachedSessions(client, scope)
  const wasCurrent = isCurrentUser(client, scope)
  const code = await load().catch(() => {
    throw new SessionError('invalid_request', 'The code that signs out could not be loaded. Nothing was sent.')
  })
  if (wasCurrent && !isCurrentUser(client, scope))
    throw new SessionError('invalid_request', 'The user has changed before anything was sent.')
  return code.revokeAndReport(client, scope, request, known)
}
