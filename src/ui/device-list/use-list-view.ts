import { useCallback, useMemo, useState } from 'react'
import { currentSession } from '../../core/current-session.ts'
import type { SessionsRead } from '../../core/read-sessions.ts'
import type { Session } from '../../core/session.ts'
import type { SessionError } from '../../core/session-error.ts'
import type { Numbers } from '../../core/tell-apart.ts'
import { deviceSeenHere, probablyThisSession, type UserAgentData } from '../../core/this-device.ts'
import { useSessionScope, useSessions } from '../../hooks/index.ts'
import { useClock } from '../format/clock-context.ts'
import { yearOf } from '../format/time.ts'
import { useIsLive } from '../format/use-now.ts'
import { useTexts } from '../texts/texts-context.ts'
import type { Row } from './list-store.ts'
import { rowsOf } from './rows-of.ts'
import { useThisBrowser } from './use-this-browser.ts'

/** What is on screen. */
export interface ListView {
  /** `unlisted`: this server has no list to show. */
  readonly status: 'loading' | 'failed' | 'signed-out' | 'unlisted' | 'ready'
  /** Why the list could not be read; with `ready`, why it could not be read anew. */
  readonly error: SessionError | null
  readonly read: SessionsRead | null
  /** This device; `null` unless exactly one session is marked as current. */
  readonly current: Row | null
  /** The other devices; all devices where `current` is `null`. */
  readonly others: readonly Row[]
  readonly isReading: boolean
  /** Reads the list again. */
  readonly refresh: () => void
}

/** `cached`: reads nothing by itself, and tells of the list only what the page knows already. */
export function useListView(reading: 'list' | 'cached' = 'list'): ListView {
  const texts = useTexts()
  const hasList = useSessionScope().adapter.capabilities.list !== 'none' && reading === 'list'
  const { data, error, isFetching, refetch } = useSessions({ enabled: hasList })
  // A page from a cache is old when it is hydrated, and read anew: what the server wrote comes first.
  const isReading = useIsLive() && isFetching

  const read = data ?? null
  const here = useThisBrowser()
  const sessions = useSeenHere(data?.sessions ?? none, here)
  const isComplete = read?.complete ?? false
  const [numbers] = useState<Numbers>(() => new Map())
  const { now, timeZone } = useClock()
  const year = now === null ? null : yearOf(now, { locale: texts.locale, timeZone })
  const { current, others } = useMemo(() => {
    const probable = isComplete ? probablyThisSession(sessions, here) : null
    const rows = rowsOf(sessions, texts, numbers, { timeZone, year }, probable)
    const currentIs = currentSession(sessions)
    const isCurrent = ({ session }: Row) => session === currentIs
    return { current: rows.find(isCurrent) ?? null, others: rows.filter((row) => !isCurrent(row)) }
  }, [sessions, isComplete, here, texts, numbers, timeZone, year])
  const refresh = useCallback(() => void refetch(), [refetch])
  return useMemo(() => {
    const hasEnded = error !== null && isSignedOut(error)
    return {
      status:
        read && hasList ? 'ready' : hasEnded ? 'signed-out' : !hasList ? 'unlisted' : error ? 'failed' : 'loading',
      // Without a list of its own it does not show the error of a read that another part of the page made.
      error: hasList || hasEnded ? error : null,
      read,
      current,
      others,
      isReading,
      refresh,
    }
  }, [hasList, read, current, others, error, isReading, refresh])
}

const none: readonly Session[] = []

/** The sessions, with this device named by this browser where the server tells nothing of it. */
function useSeenHere(sessions: readonly Session[], here: UserAgentData | undefined): readonly Session[] {
  const current = currentSession(sessions)
  const seen = useMemo(() => current && { ...current, device: deviceSeenHere(current.device, here) }, [current, here])
  return useMemo(
    () =>
      seen?.device === current?.device ? sessions : sessions.map((each) => (each === current && seen ? seen : each)),
    [sessions, current, seen],
  )
}

const isSignedOut = (error: SessionError) => error.code === 'unauthenticated'
