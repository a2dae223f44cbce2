import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceList, DeviceListItem, DeviceListItems, DeviceListMeta, DeviceListName } from 'react-device-sessions'
import { onAPage } from '../support/page.tsx'

const meta = {
  title: 'Parts/Row/DeviceListItems',
  component: DeviceListItems,
  decorators: [onAPage],
  args: { 'aria-label': 'Other devices' },
  render: (args) => (
    <DeviceList timeZone="Europe/Paris">
      <DeviceListItems {...args} />
    </DeviceList>
  ),
} satisfies Meta<typeof DeviceListItems>

export default meta

type Story = StoryObj<typeof meta>

/** The others. They are rendered with the usual row. */
export const Others: Story = {}

export const ThisDevice: Story = { args: { of: 'current', 'aria-label': 'This device' } }

/** Children are the row, rendered once per device. */
export const OwnRow: Story = {
  args: {
    children: (
      <DeviceListItem style={{ gridTemplateColumns: '1fr auto' }}>
        <DeviceListName />
        <DeviceListMeta />
      </DeviceListItem>
    ),
  },
}
