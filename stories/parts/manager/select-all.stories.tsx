import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceManagerSelectAll } from 'react-device-sessions/manage'
import { aboveManagedRows } from '../../support/around-a-manager.tsx'
import { selectAll, selectFirst } from '../../support/manager-plays.ts'
import { onAPage, page } from '../../support/page.tsx'
import { dozen } from '../../support/sessions.ts'

const meta = {
  title: 'Parts/Manager/DeviceManagerSelectAll',
  component: DeviceManagerSelectAll,
  decorators: [aboveManagedRows, onAPage],
  parameters: page({ width: 760, server: { sessions: dozen } }),
} satisfies Meta<typeof DeviceManagerSelectAll>

export default meta

type Story = StoryObj<typeof meta>

/** Selects what matches, and nothing that does not. */
export const Default: Story = {}

export const Some: Story = { play: selectFirst(3) }

export const All: Story = { play: selectAll }
