import type { Meta, StoryObj } from '@storybook/react-vite'
import {
  DeviceList,
  DeviceListGroup,
  DeviceListGroupHeader,
  DeviceListItems,
  DeviceListOthersTitle,
  DeviceListOutcomes,
  DeviceListSignOutOthers,
} from 'react-device-sessions'
import { onAPage } from '../support/page.tsx'

const meta = {
  title: 'Parts/Others/DeviceListGroup',
  component: DeviceListGroup,
  decorators: [onAPage],
  render: (args) => (
    <DeviceList timeZone="Europe/Paris">
      <DeviceListGroup {...args} />
    </DeviceList>
  ),
} satisfies Meta<typeof DeviceListGroup>

export default meta

type Story = StoryObj<typeof meta>

/** With what it usually holds. */
export const Default: Story = {
  args: {
    children: (
      <>
        <DeviceListGroupHeader>
          <DeviceListOthersTitle />
          <DeviceListSignOutOthers />
        </DeviceListGroupHeader>
        <DeviceListOutcomes />
        <DeviceListItems />
      </>
    ),
  },
}
