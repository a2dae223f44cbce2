import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListName } from 'react-device-sessions'
import { DeviceManager, DeviceManagerItems, DeviceManagerSelect } from 'react-device-sessions/manage'
import 'react-device-sessions/manage.css'
import '../../support/around-a-part.css'
import { selectFirst } from '../../support/manager-plays.ts'
import { onAPage } from '../../support/page.tsx'

const meta = {
  title: 'Parts/Manager/DeviceManagerSelect',
  component: DeviceManagerSelect,
  decorators: [onAPage],
  render: (args) => (
    <DeviceManager timeZone="Europe/Paris">
      <DeviceManagerItems aria-label="Devices">
        <li className="around-a-part" data-device-list-item="">
          <DeviceManagerSelect {...args} />
          <DeviceListName />
        </li>
      </DeviceManagerItems>
    </DeviceManager>
  ),
} satisfies Meta<typeof DeviceManagerSelect>

export default meta

type Story = StoryObj<typeof meta>

/** One checkbox per device, named after it; with Shift, all in between. */
export const Default: Story = {}

export const Selected: Story = { play: selectFirst(2) }
