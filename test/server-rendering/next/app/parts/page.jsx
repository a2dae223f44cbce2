import {
  DeviceList,
  DeviceListHeader,
  DeviceListItem,
  DeviceListItems,
  DeviceListMeta,
  DeviceListName,
  DeviceListSignOut,
  DeviceListStatus,
  DeviceListTitle,
} from 'react-device-sessions'

export const dynamic = 'force-dynamic'

/** A Server Component that arranges the parts, with markup of its own between them, and reads nothing. */
export default function Page() {
  return (
    <DeviceList>
      <DeviceListHeader>
        <DeviceListTitle />
      </DeviceListHeader>
      <p>Arranged on the server</p>
      <DeviceListStatus />
      <DeviceListItems>
        <DeviceListItem>
          <div data-device-list-body="">
            <DeviceListName />
            <DeviceListMeta />
          </div>
          <DeviceListSignOut />
        </DeviceListItem>
      </DeviceListItems>
    </DeviceList>
  )
}
