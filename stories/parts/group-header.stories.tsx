import type { Meta, StoryObj } from '@storybook/react-vite'
import {
  DeviceList,
  DeviceListGroupHeader,
  DeviceListOthersTitle,
  DeviceListSignOutOthers,
} from 'react-device-sessions'
import { onAPage, page } from '../support/page.tsx'

const meta = {
  title: 'Parts/Others/DeviceListGroupHeader',
  component: DeviceListGroupHeader,
  decorators: [onAPage],
  render: (args) => (
    <DeviceList>
      <DeviceListGroupHeader {...args} />
    </DeviceList>
  ),
} satisfies Meta<typeof DeviceListGroupHeader>

export default meta

type Story = StoryObj<typeof meta>

export const Default: Story = {
  args: {
    children: (
      <>
        <DeviceListOthersTitle />
        <DeviceListSignOutOthers />
      </>
    ),
  },
}

/** Below 26rem, the button goes below. */
export const Narrow: Story = { ...Default, parameters: page({ width: 320 }) }
