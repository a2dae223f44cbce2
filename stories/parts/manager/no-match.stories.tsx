import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceManagerNoMatch, DeviceManagerSearch } from 'react-device-sessions/manage'
import { aboveManagedRows } from '../../support/around-a-manager.tsx'
import { typeQuery } from '../../support/manager-plays.ts'
import { onAPage, page } from '../../support/page.tsx'
import { dozen } from '../../support/sessions.ts'

const meta = {
  title: 'Parts/Manager/DeviceManagerNoMatch',
  component: DeviceManagerNoMatch,
  decorators: [aboveManagedRows, onAPage],
  parameters: page({ width: 760, server: { sessions: dozen } }),
  render: (args) => (
    <>
      <DeviceManagerSearch />
      <DeviceManagerNoMatch {...args} />
    </>
  ),
} satisfies Meta<typeof DeviceManagerNoMatch>

export default meta

type Story = StoryObj<typeof meta>

/** That nothing matches, and a way back. */
export const Default: Story = { play: typeQuery('nokia') }
