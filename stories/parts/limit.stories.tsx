import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListLimit } from 'react-device-sessions'
import { aboveRows } from '../support/around-a-part.tsx'
import { framed, onAPage, page } from '../support/page.tsx'
import { signOut } from '../support/plays.ts'

const meta = {
  title: 'Parts/States/DeviceListLimit',
  component: DeviceListLimit,
  decorators: [aboveRows, onAPage],
  parameters: {
    ...page({ server: { faults: [{ on: 'revoke', do: 'fail', code: 'rate_limited', retryAfterMs: 702_000 }] } }),
    ...framed,
  },
  play: signOut('Safari on iPhone'),
} satisfies Meta<typeof DeviceListLimit>

export default meta

type Story = StoryObj<typeof meta>

/** The server named a time: the buttons wait for it. */
export const Default: Story = {}
