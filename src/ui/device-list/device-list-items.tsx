import { type ComponentPropsWithoutRef, forwardRef, memo, type ReactNode } from 'react'
import { useTexts } from '../texts/texts-context.ts'
import { DeviceListActions, DeviceListDetails, DeviceListDetailsPanel } from './device-list-details.tsx'
import {
  DeviceListBadge,
  DeviceListBody,
  DeviceListIcon,
  DeviceListItem,
  DeviceListLastActive,
  DeviceListMeta,
  DeviceListName,
  DeviceListNameLine,
  DeviceListPlace,
} from './device-list-item.tsx'
import { DeviceListSignOut } from './device-list-sign-out.tsx'
import { RowContext, useListScope, useListView } from './list-context.ts'
import type { Row } from './list-store.ts'
import { PartElement, type RenderProp } from './part.ts'

export interface DeviceListItemsProps extends ComponentPropsWithoutRef<'ul'>, RenderProp {
  /** Which devices: this one, or the others. While nobody knows which one is current, all are `others`. Default `others`. */
  readonly of?: 'current' | 'others'
  /** Of the others, only these, in this order. Default: all. */
  readonly rows?: readonly Row[] | undefined
}

/** What a row shows, unless you say otherwise. */
export const usualRowParts = (
  <>
    <DeviceListIcon />
    <DeviceListBody>
      <DeviceListNameLine>
        <DeviceListName />
        <DeviceListBadge />
      </DeviceListNameLine>
      <DeviceListMeta>
        <DeviceListPlace />
        <DeviceListLastActive />
      </DeviceListMeta>
    </DeviceListBody>
    <DeviceListActions>
      <DeviceListDetails />
      <DeviceListSignOut />
    </DeviceListActions>
    <DeviceListDetailsPanel />
  </>
)

/** One element for all rows, so that none renders for another. */
const usualRow = <DeviceListItem>{usualRowParts}</DeviceListItem>

/** Devices, one row each. Children, if any, are the row: they are rendered once per device. Renders a `<ul>`. */
export const DeviceListItems = forwardRef<HTMLUListElement, DeviceListItemsProps>(function DeviceListItems(
  { of = 'others', rows: given, render, children = usualRow, ...props },
  ref,
) {
  const { t } = useTexts()
  const { othersTitleId } = useListScope()
  const { current, others } = useListView()
  const rows = of === 'others' ? (given ?? others) : current ? [current] : []
  if (rows.length === 0) return null
  const name = of === 'others' ? { 'aria-labelledby': othersTitleId } : { 'aria-label': t('row.this_device') }
  const items = rows.map((row) => (
    <RowScope key={row.key} row={row}>
      {children}
    </RowScope>
  ))
  // Safari takes a list without bullets for none, unless it is told.
  const own = { role: 'list', 'data-device-list-items': of, ...name }
  return (
    <PartElement as="ul" render={render} {...own} {...props} ref={ref}>
      {items}
    </PartElement>
  )
})

interface RowScopeProps {
  readonly row: Row
  readonly children: ReactNode
}

function Scope({ row, children }: RowScopeProps) {
  return <RowContext.Provider value={row}>{children}</RowContext.Provider>
}

const RowScope = memo(
  Scope,
  (before, after) =>
    before.children === after.children &&
    before.row.session === after.row.session &&
    before.row.label === after.row.label &&
    before.row.name === after.row.name &&
    before.row.isProbablyHere === after.row.isProbablyHere,
)
