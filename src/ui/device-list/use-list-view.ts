import { useMemo } from 'react'
import { currentSession } from '../../core/current-session.ts'
import type { SessionsRead } from '../../core/read-sessions.ts'
import type { SessionError } from '../../core/session-error.ts'
import { useSessionScope, useSessions } from '../../hooks/index.ts'
import { useTexts } from '../texts/texts-context.ts'
import type { Row } from './list-store.ts'
import { rowsOf } from './rows-of.ts'

/** What is on screen. */
export interface ListView {
  /** `unlisted`: this server has no list to show. */
  readonly status: 'loading' | 'failed' | 'signed-out' | 'unlisted' | 'ready'
  /** Why the list could not be read; with `ready`, why it could not be read anew. */
  readonly error: SessionError | null
  readonly read: SessionsRead | null
  /** This device, or `null` while nobody knows which one it is. */
  readonly current: Row | null
  /** The other devices; all of them while nobody knows which one is current. */
  readonly others: readonly Row[]
  readonly isReading: boolean
  /** Until when the server wants no further reading, in ms since 1970; 0: it said nothing. */
  readonly waitUntil: number
  /** Reads the list again. Resolves to what was read, or to `null` when it could not be. */
  readonly refresh: () => Promise<SessionsRead | null>
}

export function useListView(): ListView {
  const texts = useTexts()
  const hasList = useSessionScope().adapter.capabilities.list !== 'none'
  const { data, error, errorUpdatedAt, isFetching, refetch } = useSessions({ enabled: hasList })

  const read = data ?? null
  const sessions = data?.sessions
  const rows = useMemo(() => rowsOf(sessions ?? [], texts), [sessions, texts])
  return useMemo(() => {
    const currentIs = currentSession(rows.map(({ session }) => session))
    const current = rows.find(({ session }) => session === currentIs) ?? null
    return {
      status: !hasList
        ? 'unlisted'
        : read
          ? 'ready'
          : !error
            ? 'loading'
            : isSignedOut(error)
              ? 'signed-out'
              : 'failed',
      error,
      read,
      current,
      others: rows.filter((row) => row !== current),
      isReading: isFetching,
      waitUntil: error?.retryAfterMs ? errorUpdatedAt + error.retryAfterMs : 0,
      refresh: async () => {
        const result = await refetch()
        return result.isSuccess ? result.data : null
      },
    }
  }, [hasList, read, rows, error, errorUpdatedAt, isFetching, refetch])
}

const isSignedOut = (error: SessionError) => error.code === 'unauthenticated'
