import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListActions, DeviceListDetails, DeviceListSignOut } from 'react-device-sessions'
import { perDevice } from '../support/around-a-part.tsx'
import { onAPage } from '../support/page.tsx'

const meta = {
  title: 'Parts/Row/DeviceListActions',
  component: DeviceListActions,
  decorators: [perDevice, onAPage],
} satisfies Meta<typeof DeviceListActions>

export default meta

type Story = StoryObj<typeof meta>

/** The buttons of a row; under its name where there is no room beside it. */
export const Default: Story = {
  args: {
    children: (
      <>
        <DeviceListDetails />
        <DeviceListSignOut />
      </>
    ),
  },
}
