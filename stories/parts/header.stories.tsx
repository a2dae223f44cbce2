import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceList, DeviceListHeader, DeviceListIntro, DeviceListTitle } from 'react-device-sessions'
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

export const Default: Story = {
  args: {
    children: (
      <>
        <DeviceListTitle />
        <DeviceListIntro />
      </>
    ),
  },
}
