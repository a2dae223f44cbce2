import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceManagerMatching, DeviceManagerSearch } from 'react-device-sessions/manage'
import { aboveManagedRows } from '../../support/around-a-manager.tsx'
import { typeQuery } from '../../support/manager-plays.ts'
import { onAPage, page } from '../../support/page.tsx'
import { dozen } from '../../support/sessions.ts'

const meta = {
  title: 'Parts/Manager/DeviceManagerMatching',
  component: DeviceManagerMatching,
  decorators: [aboveManagedRows, onAPage],
  parameters: page({ width: 760, server: { sessions: dozen } }),
  render: (args) => (
    <>
      <DeviceManagerSearch />
      <DeviceManagerMatching {...args} />
    </>
  ),
} satisfies Meta<typeof DeviceManagerMatching>

export default meta

type Story = StoryObj<typeof meta>

/** How many match, once something is looked for. */
export const Default: Story = { play: typeQuery('chrome') }
