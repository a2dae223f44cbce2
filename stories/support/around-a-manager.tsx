import type { Decorator } from '@storybook/react-vite'
import { DeviceListOthersTitle } from 'react-device-sessions'
import { DeviceManager, DeviceManagerItems } from 'react-device-sessions/manage'
import 'react-device-sessions/manage.css'
import './around-a-part.css'

/** A part of the manager, above the rows that it is about. */
export const aboveManagedRows: Decorator = (Story) => (
  <DeviceManager timeZone="Europe/Paris">
    <div data-device-list-group="">
      <div className="around-a-part">
        <Story />
      </div>
      <DeviceListOthersTitle />
      <DeviceManagerItems />
    </div>
  </DeviceManager>
)

/** The same, below them. */
export const belowManagedRows: Decorator = (Story) => (
  <DeviceManager timeZone="Europe/Paris">
    <div data-device-list-group="">
      <DeviceListOthersTitle />
      <DeviceManagerItems />
      <Story />
    </div>
  </DeviceManager>
)
