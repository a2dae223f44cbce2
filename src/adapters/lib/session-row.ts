import { type Session, unknownDevice } from '../../core/session.ts'
import { SessionError } from '../../core/session-error.ts'
import { isRevocableId } from '../../core/session-ids.ts'
import { plainAddress } from './address.ts'
import { badResponse, rows, text } from './wire.ts'

/** What a server tells about a session; whatever it does not tell is unknown. */
export type SessionFacts = Partial<Omit<Session, 'id'>>

/**
 * A session from a row of the wire. Throws for a row without a usable id, so that the whole list is refused: a list
 * without that session would be untrue. `key` equals `id` unless given.
 */
export function sessionFrom(id: unknown, facts: SessionFacts): Session {
  if (!isRevocableId(id)) throw badResponse('A session in the answer has no usable id.')
  return {
    key: id,
    isCurrent: null,
    canRevoke: true,
    device: unknownDevice,
    ip: null,
    location: null,
    createdAt: null,
    lastActiveAt: null,
    expiresAt: null,
    authMethods: null,
    applications: null,
    ...facts,
    id,
  }
}

/** An address that is shown whole, or `null`. */
export function plainIp(value: unknown): Session['ip'] {
  const ip = text(value)
  return ip === null ? null : { value: plainAddress(ip), masked: false }
}

/** The words of a list that are words, each once; `null` where there are none. */
export function words(value: unknown): readonly string[] | null {
  const list = Array.isArray(value) ? [...new Set(rows(value).flatMap((word) => text(word) ?? []))] : []
  return list.length > 0 ? list : null
}

/** For lists that come whole: there is no cursor that they could have made. */
export function requireFirstPage(cursor: string | null | undefined): void {
  if (cursor) throw new SessionError('invalid_request', 'This list has one page.')
}

/** Where a page begins, by the cursor that `cursorAt` made of it: the first at 0. */
export function offsetOf(cursor: string | null | undefined): number {
  if (!cursor) return 0
  const offset = /^offset:(\d{1,6})$/.exec(cursor)?.[1]
  if (offset === undefined) throw new SessionError('invalid_request', 'This cursor was not made by this adapter.')
  return Number(offset)
}

/** The cursor of a page that begins at this row. */
export const cursorAt = (offset: number): string => `offset:${offset}`
