import {
  DeviceListBody,
  DeviceListIcon,
  DeviceListLastActive,
  DeviceListMeta,
  DeviceListName,
  DeviceListPlace,
} from './device-list-item.tsx'
import { RowContext } from './list-context.ts'
import type { Row } from './list-store.ts'

/** A device as the dialog shows it. */
export function DeviceListCard({ row }: { readonly row: Row }) {
  return (
    <RowContext.Provider value={row}>
      <div data-device-list-card="">
        <DeviceListIcon />
        <DeviceListBody>
          <DeviceListName />
          <DeviceListMeta>
            <DeviceListPlace />
            <DeviceListLastActive />
          </DeviceListMeta>
        </DeviceListBody>
      </div>
    </RowContext.Provider>
  )
}
