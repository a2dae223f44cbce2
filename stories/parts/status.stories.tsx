import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListStatus } from 'react-device-sessions'
import { aboveRows } from '../support/around-a-part.tsx'
import { afterOneRead, failing } from '../support/faults.ts'
import { framed, onAPage, page } from '../support/page.tsx'
import { refresh, signOut } from '../support/plays.ts'
import { manyDevices, thisDevice } from '../support/sessions.ts'

const meta = {
  title: 'Parts/States/DeviceListStatus',
  component: DeviceListStatus,
  decorators: [aboveRows, onAPage],
} satisfies Meta<typeof DeviceListStatus>

export default meta

type Story = StoryObj<typeof meta>

/** Nothing to add: it is not there. */
export const Default: Story = {}

export const Loading: Story = { parameters: page({ server: { faults: [{ on: 'list', do: 'hang' }] } }) }

export const NotLoaded: Story = { parameters: failing('network') }

export const RateLimited: Story = { parameters: failing('rate_limited', 702_000) }

export const SignedOut: Story = { parameters: failing('unauthenticated') }

/** The list was read, and could not be read anew. */
export const Stale: Story = {
  parameters: { ...page({ server: afterOneRead({ on: 'list', do: 'fail', code: 'network', times: 2 }) }), ...framed },
  play: refresh,
}

/** The server named a time: the buttons wait for it. */
export const Limit: Story = {
  parameters: {
    ...page({ server: { faults: [{ on: 'revoke', do: 'fail', code: 'rate_limited', retryAfterMs: 702_000 }] } }),
    ...framed,
  },
  play: signOut('Safari on iPhone'),
}

export const OnlyThisDevice: Story = { parameters: page({ server: { sessions: [thisDevice] } }) }

export const Incomplete: Story = {
  parameters: page({ server: { sessions: manyDevices(119), pageSize: 10 }, maxSessions: 10 }),
}

export const CurrentUnknown: Story = { parameters: page({ server: { capabilities: { currentFrom: 'none' } } }) }

export const CurrentUnknownAndNotSpared: Story = {
  parameters: page({ server: { capabilities: { currentFrom: 'none', othersNeedCurrent: true } } }),
}

export const NothingListed: Story = { parameters: page({ server: { sessions: [] } }) }

export const NoListOnThisServer: Story = { parameters: page({ server: { capabilities: { list: 'none' } } }) }
