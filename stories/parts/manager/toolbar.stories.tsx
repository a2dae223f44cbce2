import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceManagerMatching, DeviceManagerSelectAll, DeviceManagerToolbar } from 'react-device-sessions/manage'
import { aboveManagedRows } from '../../support/around-a-manager.tsx'
import { onAPage } from '../../support/page.tsx'

const meta = {
  title: 'Parts/Manager/DeviceManagerToolbar',
  component: DeviceManagerToolbar,
  decorators: [aboveManagedRows, onAPage],
} satisfies Meta<typeof DeviceManagerToolbar>

export default meta

type Story = StoryObj<typeof meta>

/** The line between search and rows. */
export const Default: Story = {
  args: {
    children: (
      <>
        <DeviceManagerSelectAll />
        <DeviceManagerMatching />
      </>
    ),
  },
}
