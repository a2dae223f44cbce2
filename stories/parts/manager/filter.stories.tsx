import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceManagerFilter } from 'react-device-sessions/manage'
import { aboveManagedRows } from '../../support/around-a-manager.tsx'
import { choose } from '../../support/manager-plays.ts'
import { onAPage, page } from '../../support/page.tsx'
import { dozen } from '../../support/sessions.ts'

const meta = {
  title: 'Parts/Manager/DeviceManagerFilter',
  component: DeviceManagerFilter,
  decorators: [aboveManagedRows, onAPage],
  parameters: page({ width: 760, server: { sessions: dozen } }),
} satisfies Meta<typeof DeviceManagerFilter>

export default meta

type Story = StoryObj<typeof meta>

/** Radio buttons, each with its count. */
export const Default: Story = {}

export const Inactive: Story = { play: choose('inactive') }

export const Unknown: Story = { play: choose('unknown') }
