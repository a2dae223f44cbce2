import { type ComponentPropsWithoutRef, forwardRef, memo, type ReactNode, useRef, useState } from 'react'
import { standingOf, staysInPlace } from '../model/standing.ts'
import type { State } from '../model/state.ts'
import { useTexts } from '../texts/texts-context.ts'
import { ActivityGroup, useShownGroups } from './activity-group.tsx'
import { useAfterClick } from './after-click.ts'
import { useBothRefs } from './both-refs.ts'
import { RowContext, useKnown, useListScope, useListState, useListView } from './list-context.ts'
import { PAGE, type Row } from './list-store.ts'
import { More, type Rest } from './more.tsx'
import { PartElement, type RenderProp } from './part.ts'
import { useRowSetting } from './row-setting.ts'
import { useWayToProve } from './use-way-to-prove.ts'
import { isSameRow, UsualRow } from './usual-row.tsx'

export interface DeviceListItemsProps extends ComponentPropsWithoutRef<'ul'>, RenderProp {
  /** Which devices: this one, or the others. While it is not known which one is current, all are `others`. Default `others`. */
  readonly of?: 'current' | 'others'
  /** Of the others, only these, in this order. Default: the first 50, and 50 more at each "Show 50 more". */
  readonly rows?: readonly Row[] | undefined
}

interface Before {
  /** What stands at the start of each usual row: an element that stays the same. */
  readonly before?: ReactNode
}

interface ItemsProps extends DeviceListItemsProps, Before {
  /** What else there is besides `rows`. */
  readonly rest?: Rest | null
}

/**
 * Devices, one row each, and "Show 50 more" where there are. Children, if any, are the row: they are rendered once per device. Renders a
 * `<ul>`; from 8 others on a heading and a `<ul>` for each time of activity.
 */
export const DeviceListItems = forwardRef<HTMLUListElement, DeviceListItemsProps>(function DeviceListItems(props, ref) {
  return <Items {...props} ref={ref} />
})

/** The same, for a caller that adds something to each row. */
export const Items = forwardRef<HTMLUListElement, ItemsProps>(function Items(
  { of = 'others', rows: given, render, children, before, rest = null, ...props },
  ref,
) {
  const { t } = useTexts()
  const { othersTitleId, store } = useListScope()
  const { current, others } = useListView()
  const shown = useListState((state) => state.shown)
  const own = useRef<HTMLUListElement>(null)
  const ownRef = useBothRefs(own, ref)
  const groups = useShownGroups(of === 'others' && given === undefined && render === undefined)
  const rows = of === 'others' ? (given ?? others.slice(0, shown)) : current ? [current] : []
  const hasMore = of === 'others' && given === undefined && others.length > shown
  const more = hasMore ? { count: others.length - shown, showMore: () => store.set({ shown: shown + PAGE }) } : rest
  if (rows.length === 0) return null
  // The label is the name where no `DeviceListOthersTitle` is placed.
  const name =
    of === 'current'
      ? { 'aria-label': t('row.this_device') }
      : {
          'aria-labelledby': othersTitleId,
          'aria-label': t(current ? 'list.others_uncounted' : 'list.devices_uncounted'),
        }
  // Safari takes a list without bullets for none, unless it is told.
  const attributes = { role: 'list', 'data-device-list-items': of, ...name }
  const rowsIn = (some: readonly Row[]) =>
    children === undefined ? (
      <UsualRows rows={some} before={before} />
    ) : (
      some.map((row) => (
        <RowScope key={row.key} row={row}>
          {children}
        </RowScope>
      ))
    )
  return (
    <>
      {groups?.map((group, at) => (
        <ActivityGroup key={group.name} group={group}>
          {(titleId) => (
            <ul
              {...attributes}
              aria-labelledby={titleId}
              {...props}
              {...(at > 0 && { id: undefined })}
              ref={at === 0 ? ownRef : undefined}
            >
              {rowsIn(group.rows)}
            </ul>
          )}
        </ActivityGroup>
      )) ?? (
        <PartElement as="ul" render={render} {...attributes} {...props} ref={ownRef}>
          {rowsIn(rows)}
        </PartElement>
      )}
      {more && <More list={own} {...more} />}
    </>
  )
})

/** Subscribes once for all rows. A row renders only when something about that row changes. */
function UsualRows({ rows, before }: Before & { readonly rows: readonly Row[] }) {
  const setting = useRowSetting()
  const known = useKnown(whole)
  const late = useAfterClick()
  const way = useWayToProve(false)
  const details = useListState((state) => state.details)
  const [shown, setShown] = useState(rows)
  const inPlace = late ? late.rowsInPlace(rows, shown, known) : rows
  if (late && inPlace !== shown) setShown(inPlace)
  return inPlace.map((row) => {
    const told = standingOf(known, row)
    // A session that is gone and whose receipt is over is in a list that was read before.
    const standing = told?.type === 'gone' && !staysInPlace(known, row.key) ? null : told
    return (
      <UsualRow
        key={row.key}
        row={row}
        setting={setting}
        standing={standing}
        late={standing && late}
        way={standing && way}
        opened={details.get(row.key)}
        before={before}
      />
    )
  })
}

const whole = (state: State) => state

interface RowScopeProps {
  readonly row: Row
  readonly children: ReactNode
}

function Scope({ row, children }: RowScopeProps) {
  return <RowContext.Provider value={row}>{children}</RowContext.Provider>
}

const RowScope = memo(Scope, (before, after) => before.children === after.children && isSameRow(before.row, after.row))
