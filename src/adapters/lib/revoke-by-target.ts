import { currentSession } from '../../core/current-session.ts'
import { readSessions } from '../../core/read-sessions.ts'
import type { Session } from '../../core/session.ts'
import type { RevokeOptions, RevokeRequest, RevokeResult, SessionAdapter } from '../../core/session-adapter.ts'
import { isSessionError, SessionError, toSessionError } from '../../core/session-error.ts'
import { requireRevocableIds } from '../../core/session-ids.ts'
import { revokeEach, settleRevoke } from './revoke-each.ts'

/** What every request of a revoke is made with, its reads included. */
export type RevokeCall = Pick<RevokeOptions, 'stepUp' | 'signal'>

/** The requests that a server has for ending sessions. What is left out is built from the others. */
export interface RevokeWays {
  /** Ends one session by its id. */
  readonly one: (id: string, call: RevokeCall) => Promise<unknown>
  /**
   * Ends several in one request, all of them or none. It is tried first; when it says that one is `not_found`, each is
   * ended by itself.
   */
  readonly several?: (ids: readonly string[], call: RevokeCall) => Promise<unknown>
  /** True for what this server's ids look like; any other is refused before any request. */
  readonly isId?: (id: string) => boolean
  /** Ends the session that asks, by its own credential. Left out: by `one`, with the id of the row marked as current. */
  readonly mine?: (call: RevokeCall) => Promise<unknown>
  /** `mine` succeeds without a session too: then it proves nothing when the last read shows no current session. */
  readonly mineTakesAnybody?: true
  /** Ends every session but the one that asks. Left out: one by one. */
  readonly others?: (call: RevokeCall) => Promise<unknown>
  /** Ends every session. Left out: the others, and then the one that asks if nothing else failed. */
  readonly all?: (call: RevokeCall) => Promise<unknown>
}

/**
 * `revoke` of an adapter. Ids are checked before any request; the current session ends last, and only when nothing before
 * it failed. One by one means: the whole list is read anew, nothing is sent unless exactly one row is marked as current, and
 * one request is under way at a time. Throws a `SessionError`.
 */
export async function revokeByTarget(
  adapter: SessionAdapter,
  ways: RevokeWays,
  request: RevokeRequest,
  options: RevokeOptions = {},
): Promise<RevokeResult> {
  const { known = [], ...call } = options
  switch (request.target) {
    case 'session':
      return revokeByIds(adapter, ways, requireRevocableIds(request), options)
    case 'others':
      if (!ways.others) return revokeOneByOne(adapter, ways, 'others', call)
      if (adapter.capabilities.othersNeedCurrent) await requireCurrent(adapter, options)
      await ways.others(call)
      return accepted(false)
    case 'mine':
      if (adapter.capabilities.signOut !== 'request') throw unsupported('This server has no request for signing out.')
      if (ways.mine) await ways.mine(call)
      else await ways.one((await requireCurrent(adapter, options)).id, call)
      return accepted(!ways.mineTakesAnybody || known.length === 0 || currentSession(known) !== null)
    case 'all': {
      if (adapter.capabilities.revokeAll === 'none') throw unsupported('This server cannot end every session.')
      if (ways.all) {
        await ways.all(call)
        return accepted(true)
      }
      if (!ways.others) return revokeOneByOne(adapter, ways, 'all', call)
      const { id } = await requireCurrent(adapter, options)
      await ways.others(call)
      return { ...accepted(true), ...(await tryToEndOwn(ways, id, call)) }
    }
    default:
      throw new SessionError('invalid_request', 'There is no such target.')
  }
}

/** The server said "done" and no more. */
export function accepted(endedCurrent: boolean): RevokeResult {
  return { revokedIds: null, failed: [], endedCurrent, sessions: null }
}

/** The one current session, as last read or else as the list says now. Throws `unsupported` where neither tells. */
export async function requireCurrent(
  adapter: SessionAdapter,
  { known = [], ...call }: RevokeOptions,
): Promise<Session> {
  const current = currentSession(known) ?? currentSession(await readAll(adapter, call))
  if (current) return current
  throw unsupported('The list does not mark one session as current, so it would not be spared.')
}

async function readAll(adapter: SessionAdapter, call: RevokeCall): Promise<readonly Session[]> {
  return (await readSessions(adapter, call)).sessions
}

async function revokeByIds(
  adapter: SessionAdapter,
  ways: RevokeWays,
  ids: readonly string[],
  { known = [], ...call }: RevokeOptions,
): Promise<RevokeResult> {
  for (const id of ids) requireId(ways, id)
  const current = currentSession(known.length > 0 ? known : await readAll(adapter, call))
  const last = current && ids.includes(current.id) ? current.id : null
  return endEach(ways, ids, last, call)
}

async function revokeOneByOne(
  adapter: SessionAdapter,
  ways: RevokeWays,
  target: 'others' | 'all',
  call: RevokeCall,
): Promise<RevokeResult> {
  const { sessions, complete } = await readSessions(adapter, call)
  const current = currentSession(sessions)
  if (!current) throw unsupported('The list does not mark one session as current, so it would not be spared.')
  // Once this session is gone, the sessions that were not read can no longer be looked up.
  if (target === 'all' && !complete)
    throw new SessionError('conflict', 'The list could not be read to its end, so "all" would leave some out.')
  const others = sessions.filter((session) => session !== current)
  const sure = others.filter(({ isCurrent, canRevoke }) => isCurrent === false && canRevoke).map(({ id }) => id)
  const unsure = new Set(others.map(({ id }) => id).filter((id) => !sure.includes(id)))
  const last = target === 'all' ? current.id : null
  const cautious: RevokeWays = {
    ...ways,
    one: async (id) => {
      if (unsure.has(id))
        throw unsupported('It is not certain that this session is another one, or it cannot be ended.')
      requireId(ways, id)
      await ways.one(id, call).catch(ignoreGone)
    },
  }
  return endEach(cautious, [...sure, ...unsure], last, call, sure)
}

/** Ends these sessions, and `last` after all others; `together` are those that may go in one request. */
async function endEach(
  ways: RevokeWays,
  ids: readonly string[],
  last: string | null,
  call: RevokeCall,
  together = ids.filter((id) => id !== last),
): Promise<RevokeResult> {
  const ended = new Set(
    ways.several && together.length > 1 && (await endTogether(ways.several, together, call)) ? together : [],
  )
  const endOne = async (id: string): Promise<void> => {
    if (id === last) await endOwn(ways, id, call)
    else if (!ended.has(id)) await ways.one(id, call)
  }
  return settleRevoke(await revokeEach(ids, endOne, last))
}

/** False when one of them was not there, and so nothing was done. */
async function endTogether(
  several: NonNullable<RevokeWays['several']>,
  ids: readonly string[],
  call: RevokeCall,
): Promise<boolean> {
  try {
    await several(ids, call)
    return true
  } catch (error) {
    if (!isSessionError(error) || error.code !== 'not_found') throw error
    return false
  }
}

function endOwn(ways: RevokeWays, id: string, call: RevokeCall): Promise<unknown> {
  return ways.mine ? ways.mine(call) : ways.one(id, call)
}

/** The others are gone already: a failure now is half of the work, not a reason to reject. */
async function tryToEndOwn(ways: RevokeWays, id: string, call: RevokeCall): Promise<Partial<RevokeResult>> {
  try {
    await endOwn(ways, id, call)
    return {}
  } catch (error) {
    return { endedCurrent: false, failed: [{ id, error: toSessionError(error) }] }
  }
}

/** For "others", a session that has ended by itself meanwhile counts as ended. */
function ignoreGone(error: unknown): void {
  if (!isSessionError(error) || error.code !== 'not_found') throw error
}

function requireId({ isId }: RevokeWays, id: string): void {
  if (isId && !isId(id)) throw new SessionError('invalid_request', 'This server has no such ids.')
}

function unsupported(message: string): SessionError {
  return new SessionError('unsupported', message)
}
