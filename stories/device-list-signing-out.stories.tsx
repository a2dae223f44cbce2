import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceList } from 'react-device-sessions'
import { Toaster } from 'sonner'
import { fn } from 'storybook/test'
import { deviceListControls } from './support/device-list-controls.ts'
import { afterOneRead } from './support/faults.ts'
import { cannotAsk, framed, onAPage, page } from './support/page.tsx'
import {
  ask,
  askForFirst,
  askForOthers,
  askForThisDevice,
  signOut,
  signOutOthers,
  signOutThisDevice,
} from './support/plays.ts'
import { manyDevices, newcomer } from './support/sessions.ts'

/**
 * From the question to what became of it. Each story clicks as a person would, on a server that does what its name says. "Signed
 * out" is said only when a complete read of the list shows it.
 */
const meta = {
  title: 'DeviceList/Signing out',
  component: DeviceList,
  argTypes: deviceListControls,
  decorators: [onAPage],
  args: { timeZone: 'Europe/Paris', onReport: fn() },
  // Each in a frame of its own on the docs page: there they play, and their dialogs cover nothing else.
  parameters: framed,
} satisfies Meta<typeof DeviceList>

export default meta

type Story = StoryObj<typeof meta>

/** Names the device and shows its card. The least destructive button has the focus. */
export const ConfirmOne: Story = { play: ask('Safari on iPhone') }

/** The server tells how long a signed-out device can go on: said before, and again after. */
export const ConfirmOneWithLag: Story = {
  parameters: page({ server: { capabilities: { accessTokenLagSeconds: 900 } } }),
  play: ask('Safari on iPhone'),
}

export const ConfirmThisDevice: Story = { play: askForThisDevice }

/** Says how many, and what stays. */
export const ConfirmOthers: Story = { play: askForOthers }

/** The list is not known to its end, and so the number is not. */
export const ConfirmOthersOfUnknownNumber: Story = {
  parameters: page({ server: { sessions: manyDevices(119), pageSize: 10 }, maxSessions: 10 }),
  play: askForOthers,
}

/** It is not known whether it is this very device. */
export const ConfirmMaybeThisDevice: Story = {
  parameters: page({ server: { capabilities: { currentFrom: 'none' } } }),
  play: askForFirst,
}

/** From the confirming click on, in place: the row goes when the server's list says so. */
export const SigningOut: Story = {
  parameters: page({ server: { faults: [{ on: 'revoke', do: 'hang' }] } }),
  play: signOut('Safari on iPhone'),
}

export const SigningOutOthers: Story = {
  parameters: page({ server: { faults: [{ on: 'revoke', do: 'hang' }] } }),
  play: signOutOthers,
}

export const SignedOut: Story = { play: signOut('Safari on iPhone') }

export const SignedOutWithLag: Story = {
  parameters: page({ server: { capabilities: { accessTokenLagSeconds: 900 } } }),
  play: signOut('Safari on iPhone'),
}

export const OthersSignedOut: Story = { play: signOutOthers }

/** The application renders sonner's `<Toaster />`: success is shown there too. Nothing is lost without it. */
export const SignedOutWithToast: Story = {
  decorators: [
    (Story) => (
      <>
        <Story />
        <Toaster duration={Number.POSITIVE_INFINITY} />
      </>
    ),
  ],
  play: signOut('Safari on iPhone'),
}

/** This device: the list is gone, and the application is told by `onSignedOut`. */
export const ThisDeviceSignedOut: Story = { play: signOutThisDevice }

/** The server refused, and says why. Nothing happened. */
export const Failed: Story = {
  parameters: page({ server: { faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] } }),
  play: signOut('Safari on iPhone'),
}

/** A network failure, after which the device is still listed: it is not known whether the request arrived. */
export const FailedOffline: Story = {
  parameters: page({ server: { faults: [{ on: 'revoke', do: 'fail', code: 'network' }] } }),
  play: signOut('Safari on iPhone'),
}

/** It timed out, and yet the list shows that it was done: then it was. */
export const TimedOutButDone: Story = {
  parameters: page({ server: { faults: [{ on: 'revoke', do: 'commit-then-fail' }] } }),
  play: signOut('Safari on iPhone'),
}

/** The server said yes, and the device is still there, also when looked at a second time. */
export const Unconfirmed: Story = {
  parameters: page({ server: { faults: [{ on: 'revoke', do: 'ignore' }] } }),
  play: signOut('Safari on iPhone'),
}

/** The server said yes, and the list could not be read afterwards. */
export const Accepted: Story = {
  parameters: page({
    server: afterOneRead({ on: 'list', do: 'fail', code: 'network' }),
  }),
  play: signOut('Safari on iPhone'),
}

/** The server says when to try again: a countdown, and no request before. */
export const RateLimited: Story = {
  parameters: page({
    server: { faults: [{ on: 'revoke', do: 'fail', code: 'rate_limited', retryAfterMs: 702_000 }] },
  }),
  play: signOut('Safari on iPhone'),
}

/** The server does not say when: no countdown, no automatic retry, and the button stays usable. */
export const RateLimitedWithoutTime: Story = {
  parameters: page({ server: { faults: [{ on: 'revoke', do: 'fail', code: 'rate_limited' }] } }),
  play: signOut('Safari on iPhone'),
}

/** The device has a new id since the list was read. It is still signed in, and the new id is not ended unasked. */
export const IdRotated: Story = {
  parameters: page({
    server: { capabilities: { stableIds: false }, faults: [{ on: 'revoke', do: 'rotate-ids' }] },
  }),
  play: signOut('Safari on iPhone'),
}

/** The server wants to know that it is really you, and the application has no way to ask. */
export const ProofWanted: Story = {
  parameters: { ...page({ server: { faults: [{ on: 'revoke', do: 'step-up' }] } }), ...cannotAsk },
  play: signOut('Safari on iPhone'),
}

/** Two of four are refused: each row says so, and only they are left. */
export const OthersInPart: Story = {
  parameters: page({
    server: { faults: [{ on: 'revoke', do: 'fail', ids: ['tv', 'desktop'], code: 'forbidden' }] },
  }),
  play: signOutOthers,
}

/** The same, after a failure that leaves the outcome open. */
export const OthersInPartUnconfirmed: Story = {
  parameters: page({ server: { faults: [{ on: 'revoke', do: 'fail', ids: ['tv', 'desktop'], code: 'server' }] } }),
  play: signOutOthers,
}

/** A device signed in meanwhile: told, and not ended unasked. */
export const OthersWithNewSince: Story = { parameters: page({ meanwhile: [newcomer] }), play: signOutOthers }

/** Refused as a whole. */
export const OthersRefused: Story = {
  parameters: page({ server: { faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] } }),
  play: signOutOthers,
}

export const OthersRateLimited: Story = {
  parameters: page({
    server: { faults: [{ on: 'revoke', do: 'fail', code: 'rate_limited', retryAfterMs: 702_000 }] },
  }),
  play: signOutOthers,
}

/** Accepted, and nothing could be read afterwards: requested, not done. */
export const OthersAccepted: Story = {
  parameters: page({
    server: afterOneRead({ on: 'list', do: 'fail', code: 'network' }),
  }),
  play: signOutOthers,
}

/** A server without a list: nothing can be shown to be gone. */
export const OthersWithoutAList: Story = {
  parameters: page({ server: { capabilities: { list: 'none' } } }),
  play: signOutOthers,
}
