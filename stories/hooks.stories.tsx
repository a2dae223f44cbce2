import type { Meta, StoryObj } from '@storybook/react-vite'
import { HeadlessDevices } from './headless/headless-devices.tsx'
import { afterOneRead, failing } from './support/faults.ts'
import { framed, onAPage, page } from './support/page.tsx'
import { press } from './support/plays.ts'
import { manyDevices, newcomer } from './support/sessions.ts'
import './headless/headless.css'

/**
 * `useSessions`, `useRevokeSessions`, `useRevokeAllSessions` and `useIsRevoking` with plain HTML. What they give is shown as it is.
 */
const meta = {
  title: 'Hooks',
  component: HeadlessDevices,
  decorators: [onAPage],
  parameters: { controls: { disable: true }, ...framed },
} satisfies Meta<typeof HeadlessDevices>

export default meta

type Story = StoryObj<typeof meta>

export const Listed: Story = {}

export const Loading: Story = { parameters: page({ server: { faults: [{ on: 'list', do: 'hang' }] } }) }

/** An error is an error, never an empty list. */
export const NotLoaded: Story = { parameters: failing('bad_response') }

/** A longer list than is read: nothing that is absent from it is known to be gone. */
export const Incomplete: Story = {
  parameters: page({ server: { sessions: manyDevices(119), pageSize: 5 }, maxSessions: 5 }),
}

/** `useIsRevoking`, for a request that does not come back. */
export const Revoking: Story = {
  parameters: page({ server: { faults: [{ on: 'revoke', do: 'hang' }] } }),
  play: press('End all others'),
}

export const Revoked: Story = { play: press('End Safari on iPhone') }

export const Accepted: Story = {
  parameters: page({
    server: afterOneRead({ on: 'list', do: 'fail', code: 'network' }),
  }),
  play: press('End Safari on iPhone'),
}

export const Unconfirmed: Story = {
  parameters: page({ server: { faults: [{ on: 'revoke', do: 'ignore' }] } }),
  play: press('End Safari on iPhone'),
}

/** Two of four refused, and one new since. */
export const InPart: Story = {
  parameters: page({
    server: { faults: [{ on: 'revoke', do: 'fail', ids: ['tv', 'desktop'], code: 'forbidden' }] },
    meanwhile: [newcomer],
  }),
  play: press('End all others'),
}

/** When nothing was done, the mutation fails with a `SessionError`. */
export const Refused: Story = {
  parameters: page({ server: { faults: [{ on: 'revoke', do: 'fail', code: 'rate_limited' }] } }),
  play: press('End all others'),
}
