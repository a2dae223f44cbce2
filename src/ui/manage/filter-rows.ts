import type { Row } from '../device-list/list-store.ts'
import { pastTime } from '../index.ts'

export type ManagerFilter = 'all' | 'inactive' | 'unknown'
/** `active`: last active first. `inactive`: longest inactive first. `signed-in`: the newest sign-in first. */
export type ManagerSort = 'active' | 'inactive' | 'signed-in'

/** Not active since then (ms since 1970). A device without a known activity is not called inactive. */
export function isInactive({ session }: Row, since: number, now: number): boolean {
  const last = pastTime(session.lastActiveAt, now)
  return last !== null && last < since
}

/** A sorted copy; what is not known comes last. ISO times sort as text. */
export function sortRows(rows: readonly Row[], sort: ManagerSort): readonly Row[] {
  // They arrive in this order.
  if (sort === 'active') return rows
  const timeOf = ({ session }: Row) => (sort === 'inactive' ? session.lastActiveAt : session.createdAt)
  const direction = sort === 'inactive' ? 1 : -1
  return [...rows].sort((a, b) => {
    const [one, other] = [timeOf(a), timeOf(b)]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    return one < other ? -direction : one > other ? direction : 0
  })
}
