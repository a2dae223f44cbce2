import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListOpenOutcomes } from 'react-device-sessions'
import { aboveRows } from '../support/around-a-part.tsx'
import { framed, onAPage, page } from '../support/page.tsx'
import { signOutFirst } from '../support/plays.ts'
import { manyDevices } from '../support/sessions.ts'

const meta = {
  title: 'Parts/States/DeviceListOpenOutcomes',
  component: DeviceListOpenOutcomes,
  decorators: [aboveRows, onAPage],
  parameters: {
    ...page({
      server: { sessions: manyDevices(5), pageSize: 4, faults: [{ on: 'revoke', do: 'commit-then-fail' }] },
      maxSessions: 4,
    }),
    ...framed,
  },
  play: signOutFirst,
} satisfies Meta<typeof DeviceListOpenOutcomes>

export default meta

type Story = StoryObj<typeof meta>

/** Asked for, not confirmed, and then not on the (incomplete) list any more: what is open stays open, and can be looked at again. */
export const Default: Story = {}
