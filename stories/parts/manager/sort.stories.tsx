import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceManagerSort } from 'react-device-sessions/manage'
import { aboveManagedRows } from '../../support/around-a-manager.tsx'
import { onAPage, page } from '../../support/page.tsx'
import { dozen } from '../../support/sessions.ts'

const meta = {
  title: 'Parts/Manager/DeviceManagerSort',
  component: DeviceManagerSort,
  decorators: [aboveManagedRows, onAPage],
  parameters: page({ width: 760, server: { sessions: dozen } }),
} satisfies Meta<typeof DeviceManagerSort>

export default meta

type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const FirstSignedIn: Story = {
  play: async ({ canvas, userEvent }) => {
    const select = await canvas.findByRole('combobox')
    await userEvent.selectOptions(select, 'signed-in')
  },
}
