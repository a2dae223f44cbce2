import { otherSessions } from '../../core/current-session.ts'
import type { SessionsRead } from '../../core/read-sessions.ts'
import type { Session } from '../../core/session.ts'
import type { RevocationReport } from '../../hooks/index.ts'
import type { ListStore, Result, Row } from './list-store.ts'
import { doubt } from './outcomes.ts'

type Told = Exclude<Result, { readonly error: unknown }>
type Reported = Extract<Result, { readonly report: unknown }>

/** True where a sign-out of all others named nobody, because nobody was known. */
export function namesNobody({ revoked, accepted, unconfirmed, failed }: RevocationReport): boolean {
  return revoked.length + accepted.length + unconfirmed.length + failed.length === 0
}

/** A report that names nobody tells how many are there: what the latest read shows, and nothing where it does not show that. */
export function withWhatIsLeft(told: Reported, { complete, sessions }: SessionsRead): Reported {
  const left = complete ? (otherSessions(sessions)?.length ?? null) : null
  return { ...told, report: { ...told.report, left } }
}

/**
 * What the strip says holds only while the latest read bears it out: others may have signed in meanwhile, and a replica that
 * is behind lists what an earlier read showed to be gone. Gives the rows that are doubtful again.
 */
export function takeBack(store: ListStore, read: SessionsRead): readonly Pick<Row, 'key' | 'session'>[] {
  const { result } = store.state
  if (!result || 'error' in result || read.readAt <= result.at) return []
  if ('report' in result && namesNobody(result.report)) {
    store.set({ result: withWhatIsLeft(result, read) })
    return []
  }
  const keys = new Map('gone' in result ? [] : result.target.rows.map(({ key, session }) => [session.id, key]))
  const listed = new Set(read.sessions.flatMap(({ id, key }) => [id, key]))
  const back = ('gone' in result ? result.gone : result.report.revoked)
    .map((session) => ({ key: keys.get(session.id) ?? session.key, session }))
    .filter(({ key }) => listed.has(key))
  if (back.length > 0) doubt(store, back, without(result, new Set(back.map(({ session }) => session))))
  return back
}

function without(told: Told, back: ReadonlySet<Session>): Result | null {
  const stays = (session: Session) => !back.has(session)
  if ('gone' in told) {
    const gone = told.gone.filter(stays)
    return gone.length > 0 ? { ...told, gone } : null
  }
  // Its row says it.
  if (told.target.action === 'one') return null
  const { revoked, unconfirmed } = told.report
  return {
    ...told,
    report: { ...told.report, revoked: revoked.filter(stays), unconfirmed: [...unconfirmed, ...back] },
  }
}
