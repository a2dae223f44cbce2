import type { Decorator } from '@storybook/react-vite'
import type { ReactNode } from 'react'
import {
  DeviceList,
  DeviceListHeader,
  DeviceListItems,
  DeviceListOthersTitle,
  DeviceListRefresh,
  DeviceListSignOutOthers,
  DeviceListTitle,
  useDevice,
} from 'react-device-sessions'
import './around-a-part.css'

/** Parts need a list around them, and nothing else: the story arranges them in it. */
export const inAList: Decorator = (Story) => (
  <DeviceList timeZone="Europe/Paris">
    <div className="around-a-part">
      <Story />
    </div>
  </DeviceList>
)

/** A part of a row, once for each device, beside the device's name. */
export const perDevice: Decorator = (Story) => {
  const row = (
    <RowAround>
      <Story />
    </RowAround>
  )
  return (
    <DeviceList timeZone="Europe/Paris">
      <DeviceListItems of="current">{row}</DeviceListItems>
      <DeviceListItems aria-label="Other devices">{row}</DeviceListItems>
    </DeviceList>
  )
}

function RowAround({ children }: { readonly children: ReactNode }) {
  const { name } = useDevice()
  return (
    <li className="around-a-part">
      <span className="around-a-part-name">{name}</span>
      <div>{children}</div>
    </li>
  )
}

/** A part that has something to say once a button was clicked: above the rows, as in the usual arrangement. */
export const aboveRows: Decorator = (Story) => (
  <DeviceList timeZone="Europe/Paris">
    <DeviceListHeader>
      <DeviceListTitle />
    </DeviceListHeader>
    <Story />
    <div data-device-list-group="">
      <div data-device-list-group-header="">
        <DeviceListOthersTitle />
        <DeviceListSignOutOthers />
      </div>
      <DeviceListItems />
    </div>
    <DeviceListRefresh />
  </DeviceList>
)
