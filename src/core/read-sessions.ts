import { listPage } from './call-adapter.ts'
import { settleCurrent } from './current-session.ts'
import type { IsoTime, Session } from './session.ts'
import type { SessionAdapter } from './session-adapter.ts'
import { sortSessions } from './sort-sessions.ts'
import type { StepUpProof } from './step-up.ts'

/** The whole list, as read at one moment. */
export interface SessionsRead {
  /** Current first, then the most recent. */
  readonly sessions: readonly Session[]
  /** How many there are according to the server, or `null` when it does not say. */
  readonly total: number | null
  /**
   * True when the list was read to its last page and nothing shifted meanwhile: no further cursor, one `total` on every
   * page, as many distinct ids as `total`. Only then does absence prove anything.
   */
  readonly complete: boolean
  /** When the read began. */
  readonly readAt: IsoTime
}

export interface ReadSessionsOptions {
  readonly signal?: AbortSignal
  readonly stepUp?: StepUpProof | undefined
  /** Stop after this many sessions; the read is then not complete. Default 1,000. */
  readonly maxSessions?: number | undefined
  /** The clock, in ms since 1970. Default `Date.now`. */
  readonly now?: () => number
}

/** No list needs more pages than this; a server that hands out cursors for ever is stopped here. */
const MAX_PAGES = 200

/**
 * Reads the list to its end. When it changed during the read (a page added, a row gone between pages) it reads once more
 * from the start. Whatever the adapter does or answers, it ends in sessions of ours or rejects with a `SessionError`.
 */
export async function readSessions(adapter: SessionAdapter, options: ReadSessionsOptions = {}): Promise<SessionsRead> {
  const first = await readOnce(adapter, options)
  return first.shifted ? (await readOnce(adapter, options)).read : first.read
}

async function readOnce(
  adapter: SessionAdapter,
  options: ReadSessionsOptions,
): Promise<{ read: SessionsRead; shifted: boolean }> {
  const { signal, stepUp, maxSessions = 1000, now = Date.now } = options
  const readAt = new Date(now()).toISOString()
  const byId = new Map<string, Session>()
  const totals = new Set<number | null>()
  const cursors = new Set<string | null>()
  let cursor: string | null = null
  let pages = 0
  let repeatedOnLaterPage = false
  do {
    const page = await listPage(adapter, { cursor, ...(signal && { signal }), ...(stepUp && { stepUp }) })
    totals.add(page.total)
    const before = new Set(byId.keys())
    for (const session of page.sessions) {
      repeatedOnLaterPage ||= before.has(session.id)
      // Two rows with one id are one session, and it is the current one if either says so: revoking it would end both.
      if (!byId.has(session.id) || session.isCurrent === true) byId.set(session.id, session)
    }
    cursors.add(cursor)
    cursor = page.nextCursor
    pages += 1
  } while (cursor !== null && !cursors.has(cursor) && byId.size < maxSessions && pages < MAX_PAGES)

  const total = totals.size === 1 ? ([...totals][0] ?? null) : null
  const atEnd = cursor === null
  const shifted = totals.size > 1 || repeatedOnLaterPage || (atEnd && total !== null && total !== byId.size)
  const sessions = sortSessions(settleCurrent([...byId.values()]))
  return {
    read: { sessions, total: total ?? (atEnd && !shifted ? byId.size : null), complete: atEnd && !shifted, readAt },
    shifted,
  }
}
