import type { Meta, StoryObj } from '@storybook/react-vite'
import {
  DeviceManagerFilter,
  DeviceManagerFind,
  DeviceManagerSearch,
  DeviceManagerSort,
} from 'react-device-sessions/manage'
import { aboveManagedRows } from '../../support/around-a-manager.tsx'
import { onAPage, page } from '../../support/page.tsx'
import { dozen } from '../../support/sessions.ts'

const meta = {
  title: 'Parts/Manager/DeviceManagerFind',
  component: DeviceManagerFind,
  decorators: [aboveManagedRows, onAPage],
  parameters: page({ width: 760, server: { sessions: dozen } }),
} satisfies Meta<typeof DeviceManagerFind>

export default meta

type Story = StoryObj<typeof meta>

/** The landmark around search, order and filter. */
export const Default: Story = {
  args: {
    children: (
      <>
        <DeviceManagerSearch />
        <DeviceManagerSort />
        <DeviceManagerFilter />
      </>
    ),
  },
}

/** With what an application wants of them. */
export const SearchAlone: Story = { args: { children: <DeviceManagerSearch /> } }
