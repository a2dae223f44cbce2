import { otherSessions } from '../../core/current-session.ts'
import type { SessionsRead } from '../../core/read-sessions.ts'
import type { Session } from '../../core/session.ts'
import type { RevocationReport } from '../../hooks/index.ts'
import {
  type Answered,
  type Ask,
  endsOthers,
  type Id,
  isAboutOne,
  type Meant,
  type Running,
  type Standing,
  type Told,
} from './state.ts'

const gone: Standing = { type: 'gone' }

/** What is known of a session that was meant, from now on. */
export const asTold = (meant: Meant, standing: Standing, of: Id, at: number): Told => ({
  ...meant,
  standing,
  of,
  at,
  isPast: false,
})

/** What an answer says of each session that was meant. Nothing of all others that were refused: nothing was done to them. */
export function toldBy({ id, ask }: Running, answer: Answered['answer'], at: number): readonly Told[] {
  const told = (meant: Meant, standing: Standing) => asTold(meant, standing, id, at)
  if (answer.type === 'refused') {
    const { error } = answer
    return endsOthers(ask) ? [] : ask.meant.map((each) => told(each, { type: 'failed', error }))
  }
  const asked = new Map(ask.meant.map((each) => [each.session.id, each]))
  const named = standingsIn(answer.report, ask).map(({ session, standing }) => {
    const { key, apart } = asked.get(session.id) ?? { key: session.key, apart: null }
    return told({ key, session, apart }, standing)
  })
  if (endsOthers(ask)) return named
  // The list may have changed between the click and the request: what the report does not name is open.
  const known = new Set(named.map(({ key }) => key))
  const unnamed = ask.meant.filter(({ key }) => !known.has(key))
  const { error } = answer.report
  return [...named, ...unnamed.map((each) => told(each, { type: 'unconfirmed', error }))]
}

/**
 * What came of sessions that were meant by their ids, with those that the answer cannot name, because they were off the list before it was asked for. Absent
 * from a complete read is gone, whatever was answered.
 */
export function withVanished(
  { operation, meant }: Ask,
  answer: Answered['answer'],
  read: SessionsRead | undefined,
): Answered['answer'] {
  if (operation !== 'revoke' || !read?.complete) return answer
  const listed = new Set(read.sessions.flatMap(({ id, key }) => [id, key]))
  const sessions = meant.map(({ session }) => session)
  const named = new Set(answer.type === 'reported' ? namedIn(answer.report) : [])
  const isGone = ({ id, key }: Session) => !listed.has(id) && !listed.has(key) && !named.has(id)
  const vanished = sessions.filter(isGone)
  if (vanished.length === 0) return answer
  if (answer.type === 'reported')
    return { type: 'reported', report: { ...answer.report, revoked: [...answer.report.revoked, ...vanished] } }
  const { error } = answer
  const failed = sessions.filter((session) => !isGone(session)).map((session) => ({ session, error }))
  const nothing = { accepted: [], unconfirmed: [], newSince: 0, endedCurrent: false } as const
  const left = otherSessions(read.sessions)?.length ?? null
  return { type: 'reported', report: { ...nothing, revoked: vanished, failed, left, error } }
}

const namedIn = ({ revoked, accepted, unconfirmed, failed }: RevocationReport): readonly string[] =>
  [...revoked, ...accepted, ...unconfirmed, ...failed.map(({ session }) => session)].map(({ id }) => id)

const inState = (standing: Standing) => (session: Session) => ({ session, standing })

function standingsIn(report: RevocationReport, ask: Ask) {
  const { revoked, accepted, unconfirmed, failed, error } = report
  // A report about several does not say which of the doubtful ones the server accepted.
  const isAccepted = isAboutOne(ask) && error === null
  const open: Standing = isAccepted ? { type: 'listed' } : { type: 'unconfirmed', error }
  return [
    ...revoked.map(inState(gone)),
    ...accepted.map(inState({ type: 'accepted' })),
    ...unconfirmed.map(inState(open)),
    ...failed.map(({ session, error: why }) => ({ session, standing: { type: 'failed', error: why } as const })),
  ]
}

/**
 * What is known after a read that began later. Absent from a complete read is gone. Listed is not gone, whatever was said
 * before. A key that another session shares shows nothing either way.
 */
export function toldAfterRead(told: ReadonlyMap<string, Told>, read: SessionsRead): ReadonlyMap<string, Told> {
  const began = Date.parse(read.readAt)
  const keys = new Set(read.sessions.map(({ key }) => key))
  const ids = new Set(read.sessions.map(({ id }) => id))
  let isChanged = false
  const next = [...told].map(([key, each]): [string, Told] => {
    const before = each.standing
    if (before.type === 'running' || began <= each.at) return [key, each]
    const standing =
      keys.has(key) || ids.has(key) ? whenListed(before) : read.complete && !keys.has(each.session.key) ? gone : before
    if (standing === before) return [key, each]
    isChanged = true
    return [key, { ...each, standing, isPast: false }]
  })
  return isChanged ? new Map(next) : told
}

function whenListed(standing: Exclude<Standing, { readonly type: 'running' }>): Standing {
  switch (standing.type) {
    case 'gone':
      return { type: 'unconfirmed', error: null, isSeen: true }
    case 'accepted':
      return { type: 'listed', isSeen: true }
    case 'listed':
    case 'failed':
    case 'unconfirmed':
      return standing.isSeen ? standing : { ...standing, isSeen: true }
  }
}
