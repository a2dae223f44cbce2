import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceList, DeviceListHeader, DeviceListTitle } from 'react-device-sessions'
import { onAPage } from '../support/page.tsx'

const meta = {
  title: 'Parts/Head/DeviceListHeader',
  component: DeviceListHeader,
  decorators: [onAPage],
  render: (args) => (
    <DeviceList>
      <DeviceListHeader {...args} />
    </DeviceList>
  ),
} satisfies Meta<typeof DeviceListHeader>

export default meta

type Story = StoryObj<typeof meta>

/** Title, what the list is for, and "Refresh". */
export const Default: Story = {}

export const OwnContent: Story = {
  args: {
    children: (
      <>
        <DeviceListTitle />
        <p>Sign out what you don’t know.</p>
      </>
    ),
  },
}
