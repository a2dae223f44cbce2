import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceManagerBulkBar } from 'react-device-sessions/manage'
import { belowManagedRows } from '../../support/around-a-manager.tsx'
import { selectFirst } from '../../support/manager-plays.ts'
import { onAPage, page } from '../../support/page.tsx'
import { devices } from '../../support/sessions.ts'

const meta = {
  title: 'Parts/Manager/DeviceManagerBulkBar',
  component: DeviceManagerBulkBar,
  decorators: [belowManagedRows, onAPage],
  parameters: page({ width: 760, server: { sessions: devices } }),
} satisfies Meta<typeof DeviceManagerBulkBar>

export default meta

type Story = StoryObj<typeof meta>

/** What is selected, and what can be done with it; nothing while nothing is selected. */
export const Default: Story = { play: selectFirst(2) }

export const Nothing: Story = {}
