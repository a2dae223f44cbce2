import { json, problem } from './answers.ts'
import { isHandle } from './match-route.ts'
import type { SessionStore, StoredSession } from './session-store.ts'
import type { Asker } from './signed-in.ts'
import { wireSession } from './wire-session.ts'

const USUAL_LIMIT = 50
const HIGHEST_LIMIT = 100

/**
 * One page of the list. The session that asks stands first on the first page, whatever the order of the rest, so that a reader who
 * stops early has it. A cursor is the id of the last row.
 */
export async function listPage(
  store: SessionStore,
  { userId, sessionId }: Asker,
  current: StoredSession | null,
  query: URLSearchParams,
): Promise<Response> {
  const limit = readLimit(query.get('limit'))
  const after = query.get('cursor')
  if (limit === null || (after !== null && !isHandle(after))) return problem('invalid_request')
  const mine = after === null && current ? [current] : []
  const wanted = Math.max(1, limit - mine.length)
  // One more may be the session that asks, and one more says whether there is another page.
  const { sessions, total } = await store.list(userId, { after, limit: wanted + 2 })
  const others = sessions.filter(({ id }) => id !== sessionId)
  const shown = others.slice(0, wanted)
  const isCurrent = (session: StoredSession) => (current ? session.id === current.id : null)
  return json({
    sessions: [...mine, ...shown].map((session) => wireSession(session, isCurrent(session))),
    nextCursor: others.length > wanted ? (shown.at(-1)?.id ?? null) : null,
    total,
  })
}

function readLimit(asked: string | null): number | null {
  if (asked === null) return USUAL_LIMIT
  const limit = /^\d{1,6}$/.test(asked) ? Number(asked) : 0
  return limit > 0 ? Math.min(limit, HIGHEST_LIMIT) : null
}
