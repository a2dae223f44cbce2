import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceManagerNotSelectable } from 'react-device-sessions/manage'
import { aboveManagedRows } from '../../support/around-a-manager.tsx'
import { onAPage, page } from '../../support/page.tsx'
import { devices } from '../../support/sessions.ts'

const meta = {
  title: 'Parts/Manager/DeviceManagerNotSelectable',
  component: DeviceManagerNotSelectable,
  decorators: [aboveManagedRows, onAPage],
  parameters: page({
    server: { sessions: devices.map((session) => Object.assign({}, session, { isCurrent: null })) },
  }),
} satisfies Meta<typeof DeviceManagerNotSelectable>

export default meta

type Story = StoryObj<typeof meta>

/** Why there are no checkboxes: it is not known which of them is this device. */
export const Default: Story = {}
