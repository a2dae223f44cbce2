import { type RevocationReport, type Session, SessionError, type SessionErrorCode } from 'react-device-sessions/hooks'
import { makeSession } from 'react-device-sessions/testing'
import { type Fact, reduce } from '../../../src/ui/model/reduce.ts'
import { type Ask, atFirst, type Meant, type SignOutOperation, type State } from '../../../src/ui/model/state.ts'

export const laptop = makeSession({ id: 'laptop', isCurrent: true })
export const phone = makeSession({ id: 'phone' })
export const tv = makeSession({ id: 'tv' })

/** Where it is asked. */
export const here = { name: 'a list' }

export const meant = (...sessions: readonly Session[]): readonly Meant[] =>
  sessions.map((session) => ({ key: session.key, session, apart: null }))

export function ask(operation: SignOutOperation, ...sessions: readonly Session[]): Ask {
  return { operation, meant: meant(...sessions) }
}

export function asked(id: number, what: Ask, by: object = here): Fact {
  return { type: 'asked', id, ask: what, by }
}

export function report(parts: Partial<RevocationReport> = {}): RevocationReport {
  return {
    revoked: [],
    accepted: [],
    unconfirmed: [],
    failed: [],
    left: null,
    newSince: 0,
    endedCurrent: false,
    error: null,
    ...parts,
  }
}

export const reported = (id: number, parts: Partial<RevocationReport>, at = 1000): Fact => ({
  type: 'reported',
  id,
  report: report(parts),
  at,
})

export const failure = (code: SessionErrorCode, retryAfterMs: number | null = null) =>
  new SessionError(code, 'a failure', { retryAfterMs })

export const refused = (id: number, code: SessionErrorCode, at = 1000): Fact => ({
  type: 'refused',
  id,
  error: failure(code),
  at,
})

/** A read that began at `at`, complete unless it is said to be in part. */
export const read = (at: number, sessions: readonly Session[], extent: 'whole' | 'part' = 'whole'): Fact => ({
  type: 'listRead',
  read: {
    sessions,
    total: null,
    complete: extent === 'whole',
    readAt: new Date(at).toISOString(),
  },
})

/** The state after these facts. */
export const after = (...facts: readonly Fact[]): State => facts.reduce(reduce, atFirst)

/** Sessions by their ids. */
export const ids = (sessions: readonly { readonly id: string }[]) => sessions.map(({ id }) => id)
