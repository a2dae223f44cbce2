import {
  DeviceListBody,
  DeviceListIcon,
  DeviceListLastActive,
  DeviceListMeta,
  DeviceListName,
  DeviceListNameLine,
  DeviceListPlace,
} from '../device-list/device-list-item.tsx'
import { RowContext } from '../device-list/list-context.ts'
import type { Row } from '../device-list/list-store.ts'

interface DeviceCardProps {
  readonly row: Row
  /** For a dialog that is described by it. */
  readonly id?: string
}

/**
 * A device as the dialog shows it. Name, place and time are blocks, or stand apart by a space: a screen reader reads the card as
 * one text, in which inline elements would be glued to each other.
 */
export function DeviceCard({ row, id }: DeviceCardProps) {
  return (
    <RowContext.Provider value={row}>
      <div id={id} data-device-list-card="">
        <DeviceListIcon />
        <DeviceListBody>
          <DeviceListNameLine>
            <DeviceListName />
          </DeviceListNameLine>
          <DeviceListMeta>
            <DeviceListPlace /> <DeviceListLastActive />
          </DeviceListMeta>
        </DeviceListBody>
      </div>
    </RowContext.Provider>
  )
}
