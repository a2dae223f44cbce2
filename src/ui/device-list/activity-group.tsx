import { type ReactElement, useId, useMemo, useState } from 'react'
import { useClock } from '../format/clock-context.ts'
import { formatDuration } from '../format/duration.ts'
import { type Texts, useTexts } from '../texts/texts-context.ts'
import { GROUPED_FROM, type Group, type GroupName, groupsOf, INACTIVE_DAYS } from './groups.ts'
import { below, useListScope, useListState, useListView } from './list-context.ts'

/**
 * The other devices that are on screen, by when they were last active; `null` for a short list, and until the page is hydrated. A list that was
 * long stays in groups: rows do not change their place because others went.
 */
export function useShownGroups(isWanted: boolean): readonly Group[] | null {
  const { locale } = useTexts()
  const { now, timeZone } = useClock()
  const { others } = useListView()
  const shown = useListState((state) => state.shown)
  const [wasLong, setWasLong] = useState(false)
  const isLong = wasLong || others.length >= GROUPED_FROM
  if (isLong && !wasLong) setWasLong(true)
  return useMemo(
    () => (isWanted && isLong && now !== null ? firstOf(groupsOf(others, { now, timeZone, locale }), shown) : null),
    [isWanted, isLong, others, now, timeZone, locale, shown],
  )
}

/** So many rows, from the first group on. */
function firstOf(groups: readonly Group[], count: number): readonly Group[] {
  let left = count
  return groups.flatMap(({ name, rows }) => {
    const some = rows.slice(0, left)
    left -= some.length
    return some.length > 0 ? [{ name, rows: some }] : []
  })
}

interface ActivityGroupProps {
  readonly group: Group
  /** The list, which is named by the heading. */
  readonly children: (titleId: string) => ReactElement
}

/** A heading, and its own list. */
export function ActivityGroup({ group: { name }, children }: ActivityGroupProps) {
  const { subheadingLevel } = useListScope()
  const texts = useTexts()
  const id = useId()
  const Heading = `h${below[subheadingLevel]}` as const
  return (
    <>
      <Heading id={id} data-device-list-activity={name}>
        {titleOf(name, texts)}
      </Heading>
      {children(id)}
    </>
  )
}

function titleOf(name: GroupName, { t, locale }: Texts): string {
  switch (name) {
    case 'today':
      return t('group.today')
    case 'month':
      return t('group.month')
    case 'before':
      return t('group.before')
    case 'inactive':
      return t('group.inactive', { duration: formatDuration(INACTIVE_DAYS * 86_400, locale) })
    case 'unknown':
      return t('row.last_active_unknown')
  }
}
