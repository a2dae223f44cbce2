import { type ComponentPropsWithoutRef, forwardRef, memo, type ReactNode } from 'react'
import { useTexts } from '../texts/texts-context.ts'
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
import { DeviceListNote } from './device-list-note.tsx'
import { DeviceListNotRevocable, DeviceListSignOut } from './device-list-sign-out.tsx'
import { RowContext, useListScope, useListView } from './list-context.ts'
import type { Row } from './list-store.ts'

export interface DeviceListItemsProps extends ComponentPropsWithoutRef<'ul'> {
  /** Which devices: this one, or the others. While nobody knows which one is current, all are `others`. Default `others`. */
  readonly of?: 'current' | 'others'
}

/** What a row is made of, unless you say otherwise. One element for all rows, so that none renders for another. */
const usualRow = (
  <DeviceListItem>
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
    <DeviceListSignOut />
    <DeviceListNotRevocable />
    <DeviceListNote />
  </DeviceListItem>
)

/** Devices, one row each. Children, if any, are the row: they are rendered once per device. Renders a `<ul>`. */
export const DeviceListItems = forwardRef<HTMLUListElement, DeviceListItemsProps>(function DeviceListItems(
  { of = 'others', children = usualRow, ...props },
  ref,
) {
  const { t } = useTexts()
  const { othersTitleId } = useListScope()
  const { current, others } = useListView()
  const rows = of === 'others' ? others : current ? [current] : []
  if (rows.length === 0) return null
  const name = of === 'others' ? { 'aria-labelledby': othersTitleId } : { 'aria-label': t('row.this_device') }
  return (
    // Safari takes a list without bullets for none, unless it is told.
    // oxlint-disable-next-line jsx-a11y/no-redundant-roles
    <ul role="list" data-device-list-items={of} {...name} {...props} ref={ref}>
      {rows.map((row) => (
        <RowScope key={row.key} row={row}>
          {children}
        </RowScope>
      ))}
    </ul>
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
    before.row.name === after.row.name,
)
