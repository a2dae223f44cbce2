import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { checkError } from '../core/check-error.ts'
import type { SessionsRead } from '../core/read-sessions.ts'
import { isSessionError } from '../core/session-error.ts'
import { isCurrentUser } from './current-user.ts'
import { endHere } from './forget-sessions.ts'
import { listQuery } from './list-query.ts'
import { rereadSessions } from './reread.ts'
import { type SessionScope, useSessionScope } from './session-scope.ts'
import { stepUpGate } from './step-up-gate.ts'

/** What "confirm that it is you" came to. */
export type StepUpRead =
  | { readonly status: 'read'; readonly read: SessionsRead }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed' }

/**
 * For the button beside a list that could not be read because the server wants proof (`step_up_required`): asks for it, and
 * reads exactly once with it. No list asks by itself. What the read ends in is in `useSessions` as well; the proof is not.
 */
export function useReadWithStepUp(): () => Promise<StepUpRead> {
  const client = useQueryClient()
  const scope = useSessionScope()
  return useCallback(() => {
    const gate = stepUpGate(client, scope)
    gate.reading ??= readWithStepUp(client, scope).finally(() => {
      gate.reading = null
    })
    return gate.reading
  }, [client, scope])
}

async function readWithStepUp(client: QueryClient, scope: SessionScope): Promise<StepUpRead> {
  const asked = listQuery(client, scope)?.state.error
  const proof = isSessionError(asked) && (await stepUpGate(client, scope).ask(client, scope, asked, { type: 'list' }))
  if (!proof) return { status: 'cancelled' }
  try {
    return { status: 'read', read: await rereadSessions(client, scope, proof) }
  } catch (thrown) {
    const error = checkError(thrown)
    const query = listQuery(client, scope)
    if (!isCurrentUser(client, scope)) return { status: 'failed' }
    if (error.code === 'unauthenticated') endHere(client, scope, 'unauthenticated')
    else query?.setState({ ...query.state, error, errorUpdatedAt: Date.now(), status: 'error', fetchStatus: 'idle' })
    return { status: 'failed' }
  }
}
