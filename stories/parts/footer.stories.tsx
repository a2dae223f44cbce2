import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceList, DeviceListFooter, DeviceListReadAt, DeviceListRefresh } from 'react-device-sessions'
import { onAPage } from '../support/page.tsx'

const meta = {
  title: 'Parts/Foot/DeviceListFooter',
  component: DeviceListFooter,
  decorators: [onAPage],
  render: (args) => (
    <DeviceList>
      <DeviceListFooter {...args} />
    </DeviceList>
  ),
} satisfies Meta<typeof DeviceListFooter>

export default meta

type Story = StoryObj<typeof meta>

export const Default: Story = {
  args: {
    children: (
      <>
        <DeviceListReadAt />
        <DeviceListRefresh />
      </>
    ),
  },
}
