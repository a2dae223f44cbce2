import { type ComponentPropsWithoutRef, forwardRef, memo, type ReactNode } from 'react'
import { standingOf } from '../model/result.ts'
import { useTexts } from '../texts/texts-context.ts'
import { RowContext, useKnown, useListScope, useListState, useListView } from './list-context.ts'
import type { Row } from './list-store.ts'
import { PartElement, type RenderProp } from './part.ts'
import { useRowSetting } from './row-setting.ts'
import { isSameRow, UsualRow } from './usual-row.tsx'

export interface DeviceListItemsProps extends ComponentPropsWithoutRef<'ul'>, RenderProp {
  /** Which devices: this one, or the others. While nobody knows which one is current, all are `others`. Default `others`. */
  readonly of?: 'current' | 'others'
  /** Of the others, only these, in this order. Default: all. */
  readonly rows?: readonly Row[] | undefined
}

interface Before {
  /** What stands at the start of each usual row: an element that stays the same. */
  readonly before?: ReactNode
}

/** Devices, one row each. Children, if any, are the row: they are rendered once per device. Renders a `<ul>`. */
export const DeviceListItems = forwardRef<HTMLUListElement, DeviceListItemsProps>(function DeviceListItems(props, ref) {
  return <Items {...props} ref={ref} />
})

/** The same, for who has something to add to each row. */
export const Items = forwardRef<HTMLUListElement, DeviceListItemsProps & Before>(function Items(
  { of = 'others', rows: given, render, children, before, ...props },
  ref,
) {
  const { t } = useTexts()
  const { othersTitleId } = useListScope()
  const { current, others } = useListView()
  const rows = of === 'others' ? (given ?? others) : current ? [current] : []
  if (rows.length === 0) return null
  const name = of === 'others' ? { 'aria-labelledby': othersTitleId } : { 'aria-label': t('row.this_device') }
  // Safari takes a list without bullets for none, unless it is told.
  const own = { role: 'list', 'data-device-list-items': of, ...name }
  return (
    <PartElement as="ul" render={render} {...own} {...props} ref={ref}>
      {children === undefined ? (
        <UsualRows rows={rows} before={before} />
      ) : (
        rows.map((row) => (
          <RowScope key={row.key} row={row}>
            {children}
          </RowScope>
        ))
      )}
    </PartElement>
  )
})

/** Listens for all its rows: each renders when what is known of it changes, and for no other. */
function UsualRows({ rows, before }: Before & { readonly rows: readonly Row[] }) {
  const setting = useRowSetting()
  const told = useKnown((state) => state.told)
  const details = useListState((state) => state.details)
  return rows.map((row) => (
    <UsualRow
      key={row.key}
      row={row}
      setting={setting}
      standing={standingOf({ told }, row)}
      opened={details.get(row.key)}
      before={before}
    />
  ))
}

interface RowScopeProps {
  readonly row: Row
  readonly children: ReactNode
}

function Scope({ row, children }: RowScopeProps) {
  return <RowContext.Provider value={row}>{children}</RowContext.Provider>
}

const RowScope = memo(Scope, (before, after) => before.children === after.children && isSameRow(before.row, after.row))
