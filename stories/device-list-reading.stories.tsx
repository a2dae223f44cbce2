import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceList } from 'react-device-sessions'
import { deviceListControls } from './support/device-list-controls.ts'
import { afterOneRead, failing } from './support/faults.ts'
import { cannotAsk, framed, onAPage, page } from './support/page.tsx'
import { refresh } from './support/plays.ts'

/** The list while it is read, and when it cannot be: always with the reason, never as an empty list. */
const meta = {
  title: 'DeviceList/Reading',
  component: DeviceList,
  argTypes: deviceListControls,
  decorators: [onAPage],
  args: { timeZone: 'Europe/Paris' },
} satisfies Meta<typeof DeviceList>

export default meta

type Story = StoryObj<typeof meta>

/** The server has not answered yet. */
export const Loading: Story = { parameters: page({ server: { faults: [{ on: 'list', do: 'hang' }] } }) }

export const Offline: Story = { parameters: failing('network') }

export const ServerError: Story = { parameters: failing('server') }

export const Timeout: Story = { parameters: failing('timeout') }

export const Forbidden: Story = { parameters: failing('forbidden') }

/** A network's sign-in page answered in place of the server. */
export const BadResponse: Story = { parameters: failing('bad_response') }

/** The server wants to know that it is really you. */
export const ProofWanted: Story = {
  parameters: { ...page({ server: { faults: [{ on: 'list', do: 'step-up' }] } }), ...cannotAsk },
}

/** The server says when: a countdown, and no request before. */
export const RateLimited: Story = { parameters: failing('rate_limited', 702_000) }

/** The server does not say when, or the browser may not read it: the button stays usable. */
export const RateLimitedWithoutTime: Story = { parameters: failing('rate_limited') }

/** The server no longer knows this browser. The application is told by `onSignedOut`. */
export const SignedOut: Story = { parameters: failing('unauthenticated') }

/** A server without a list can still end the other sessions. */
export const NoListOnThisServer: Story = { parameters: page({ server: { capabilities: { list: 'none' } } }) }

/** What was read before stays, with its date. */
export const RefreshFailed: Story = {
  parameters: {
    ...framed,
    ...page({
      server: afterOneRead({ on: 'list', do: 'fail', code: 'network', times: 2 }),
    }),
  },
  play: refresh,
}

/** The same, told for how long the server wants no further request. */
export const RefreshRateLimited: Story = {
  parameters: {
    ...framed,
    ...page({
      server: afterOneRead({ on: 'list', do: 'fail', code: 'rate_limited', retryAfterMs: 702_000 }),
    }),
  },
  play: refresh,
}

/** The list is read again and stays on screen meanwhile. */
export const Refreshing: Story = {
  parameters: {
    ...framed,
    ...page({
      server: afterOneRead({ on: 'list', do: 'hang' }),
    }),
  },
  play: refresh,
}
