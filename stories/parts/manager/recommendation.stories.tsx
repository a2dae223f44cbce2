import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceManagerRecommendation } from 'react-device-sessions/manage'
import { aboveManagedRows } from '../../support/around-a-manager.tsx'
import { onAPage, page } from '../../support/page.tsx'
import { dozen, manyDevices } from '../../support/sessions.ts'

const meta = {
  title: 'Parts/Manager/DeviceManagerRecommendation',
  component: DeviceManagerRecommendation,
  decorators: [aboveManagedRows, onAPage],
  parameters: page({ width: 760, server: { sessions: dozen } }),
} satisfies Meta<typeof DeviceManagerRecommendation>

export default meta

type Story = StoryObj<typeof meta>

/** Says how many were not active for long, and shows them. It selects nothing. */
export const Default: Story = {}

export const Taken: Story = {
  play: async ({ canvas, userEvent }) => userEvent.click(await canvas.findByRole('button', { name: /^Review/ })),
}

/** Everybody was active: nothing. */
export const Nothing: Story = { parameters: page({ server: { sessions: manyDevices(4) } }) }
