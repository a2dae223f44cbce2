import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceManagerMore } from 'react-device-sessions/manage'
import { belowManagedRows } from '../../support/around-a-manager.tsx'
import { onAPage, page } from '../../support/page.tsx'
import { manyDevices } from '../../support/sessions.ts'

const meta = {
  title: 'Parts/Manager/DeviceManagerMore',
  component: DeviceManagerMore,
  decorators: [belowManagedRows, onAPage],
  parameters: page({ width: 760, server: { sessions: manyDevices(160) } }),
} satisfies Meta<typeof DeviceManagerMore>

export default meta

type Story = StoryObj<typeof meta>

/** "Show 50 more", in place of a window over the rows: what is shown can be found and read. */
export const Default: Story = {}

export const Pressed: Story = {
  play: async ({ canvas, userEvent }) => userEvent.click(await canvas.findByRole('button', { name: /^Show 50 more/ })),
}
