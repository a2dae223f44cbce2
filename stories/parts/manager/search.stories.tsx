import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceManagerSearch } from 'react-device-sessions/manage'
import { aboveManagedRows } from '../../support/around-a-manager.tsx'
import { typeQuery } from '../../support/manager-plays.ts'
import { onAPage, page } from '../../support/page.tsx'
import { dozen } from '../../support/sessions.ts'

const meta = {
  title: 'Parts/Manager/DeviceManagerSearch',
  component: DeviceManagerSearch,
  decorators: [aboveManagedRows, onAPage],
  parameters: page({ width: 760, server: { sessions: dozen } }),
} satisfies Meta<typeof DeviceManagerSearch>

export default meta

type Story = StoryObj<typeof meta>

/** Over name, place and address; case and accents do not matter. */
export const Default: Story = {}

export const Typed: Story = { play: typeQuery('chrome') }

export const NothingFound: Story = { play: typeQuery('nokia') }
