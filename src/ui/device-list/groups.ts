import { dateTimeFormat } from '../format/intl.ts'
import { daysBetween, pastTime } from '../format/time.ts'
import type { Row } from './list-store.ts'

/** When the devices of a group were last active. `month`: this one, before today. `before`: before this month. `unknown`: the server does not say. */
export type GroupName = 'today' | 'month' | 'before' | 'inactive' | 'unknown'

export interface Group {
  readonly name: GroupName
  readonly rows: readonly Row[]
}

interface Reader {
  /** In ms since 1970. */
  readonly now: number
  readonly timeZone: string | undefined
  readonly locale: string
}

/** From how many others on their list is in groups. */
export const GROUPED_FROM = 8
/** From how many days without activity on a device is called inactive. */
export const INACTIVE_DAYS = 90
const DAY = 86_400_000

const names: readonly GroupName[] = ['today', 'month', 'before', 'inactive', 'unknown']

/** The rows by when they were last active, the latest group first and none empty. In a group they stay in their order. */
export function groupsOf(rows: readonly Row[], reader: Reader): readonly Group[] {
  const nameOf = namer(reader)
  const found = new Map<GroupName, Row[]>(names.map((name) => [name, []]))
  for (const row of rows) found.get(nameOf(row))?.push(row)
  return [...found].flatMap(([name, inIt]) => (inIt.length > 0 ? [{ name, rows: inIt }] : []))
}

/** The reader's day and month: what is yesterday in one time zone is today in another. */
function namer({ now, timeZone, locale }: Reader): (row: Row) => GroupName {
  const month = dateTimeFormat(locale, {
    year: 'numeric',
    month: 'numeric',
    ...(timeZone !== undefined && { timeZone }),
  })
  const thisMonth = month?.format(now)
  return ({ session }) => {
    const last = pastTime(session.lastActiveAt, now)
    if (last === null) return 'unknown'
    // First, because it needs no formatter, and holds for most rows of a long list.
    if (last < now - INACTIVE_DAYS * DAY) return 'inactive'
    if (now - last < 2 * DAY && daysBetween(last, now, timeZone) < 1) return 'today'
    return month?.format(last) === thisMonth ? 'month' : 'before'
  }
}
