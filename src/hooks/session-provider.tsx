import { type Query, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react'
import { callHost } from '../core/call-host.ts'
import { checkError } from '../core/check-error.ts'
import { isSessionError } from '../core/session-error.ts'
import { noteRendered } from './copies.ts'
import { setCurrentUser } from './current-user.ts'
import { DevelopmentHints, warnOfNewAdapter } from './development-hints.ts'
import { endHere, forgetSessions } from './forget-sessions.ts'
import { useHintsFromOtherTabs } from './other-tabs.ts'
import { sessionKeys } from './session-keys.ts'
import { type SessionScope, SessionScopeContext, type SignedOutReason } from './session-scope.ts'
import { stepUpGate } from './step-up-gate.ts'

export interface SessionProviderProps extends SessionScope {
  /** What to do when this browser is signed out: go to the sign-in page. */
  readonly onSignedOut: (reason: SignedOutReason) => void
  readonly children?: ReactNode
}

/**
 * Tells the hooks and parts below which server to speak to, and for whom. Needs TanStack's `QueryClientProvider` above. When
 * the user changes, or the server no longer knows this session, the cached rows are removed. Throws when `userId` is empty.
 */
export function SessionProvider({ children, ...props }: SessionProviderProps): ReactElement {
  if (process.env.NODE_ENV !== 'production') noteRendered(SessionScopeContext)
  const scope = useStableScope(props)
  useUserInCache(scope)
  useEndWhenUnauthenticated(scope)
  useHintsFromOtherTabs()
  return (
    <SessionScopeContext.Provider value={scope}>
      {process.env.NODE_ENV !== 'production' && <DevelopmentHints onSignInAgain={props.onSignInAgain} />}
      {children}
    </SessionScopeContext.Provider>
  )
}

/** One object for as long as server and user stay the same; its callbacks are always the latest. */
function useStableScope(props: SessionProviderProps): SessionScope {
  const { adapter, userId, maxSessions, recheckAfterMs, onStepUp } = props
  if (userId === '') throw new Error('SessionProvider needs a userId: render it once you know who is signed in.')
  const latest = useRef(props)
  const isMounted = useStepUpEnds(props)
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production') warnOfNewAdapter(latest.current.adapter, adapter)
    latest.current = props
  })
  const asksForStepUp = onStepUp !== undefined
  return useMemo(
    () => ({
      adapter,
      userId,
      onSignedOut: (reason) => latest.current.onSignedOut(reason),
      onSignInAgain: () => {
        const { onSignedOut, onSignInAgain = () => onSignedOut('unauthenticated') } = latest.current
        void callHost(onSignInAgain)
      },
      ...(asksForStepUp && {
        onStepUp: async (...asked) => (isMounted.current && (await latest.current.onStepUp?.(...asked))) || null,
      }),
      maxSessions,
      recheckAfterMs,
    }),
    [adapter, userId, asksForStepUp, maxSessions, recheckAfterMs, isMounted],
  )
}

/** Proof is asked of this user, on this page. When the user changes or the page is left, the question is cancelled. */
function useStepUpEnds({ adapter, userId }: Pick<SessionScope, 'adapter' | 'userId'>): RefObject<boolean> {
  const client = useQueryClient()
  const isMounted = useRef(false)
  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
      stepUpGate(client, { adapter, userId }).request?.cancel()
    }
  }, [client, adapter, userId])
  return isMounted
}

/** Notes whose answers come from here on, and drops what the previous user left. */
function useUserInCache({ adapter, userId }: SessionScope): void {
  const client = useQueryClient()
  useEffect(() => {
    const previous = setCurrentUser(client, { adapter, userId })
    if (previous !== userId) forgetSessions(client, { adapter, userId: previous })
  }, [client, adapter, userId])
}

/** Undoes an error that is no `SessionError`: a callback of the application's query cache threw it after the list was read. */
function undoForeignError(query: Query): void {
  const { state } = query
  query.setState(
    state.data === undefined
      ? { ...state, error: checkError(state.error), fetchFailureReason: checkError(state.error) }
      : {
          ...state,
          error: null,
          fetchFailureReason: null,
          fetchFailureCount: 0,
          status: 'success',
          isInvalidated: false,
        },
  )
}

/** A list that answers "not signed in" even after a refresh ends what is on screen. */
function useEndWhenUnauthenticated(scope: SessionScope): void {
  const client = useQueryClient()
  useEffect(() => {
    const ours = JSON.stringify(sessionKeys.list(scope))
    return client.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'error' || JSON.stringify(event.query.queryKey) !== ours)
        return
      const { error } = event.action
      // A read that was called off, as by StrictMode's second mount, left no error in the query (TanStack Query 5.0).
      if (event.query.state.error === null) return
      if (!isSessionError(error)) return undoForeignError(event.query)
      if (error.code === 'unauthenticated') endHere(client, scope, 'unauthenticated')
    })
  }, [client, scope])
}
