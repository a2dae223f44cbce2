import type { Meta, StoryObj } from '@storybook/react-vite'
import { SignOutOthersPrompt, StepUpPasswordForm } from 'react-device-sessions'
import { fn } from 'storybook/test'
import { deviceListControls } from './support/device-list-controls.ts'
import { cannotAsk, framed, onAPage, page } from './support/page.tsx'
import { press } from './support/plays.ts'

const { headingLevel, language, locales, loadLocale } = deviceListControls

/** For the page where a password or another factor was just changed. It needs no list. */
const meta = {
  title: 'SignOutOthersPrompt',
  component: SignOutOthersPrompt,
  argTypes: {
    ...(headingLevel && { headingLevel }),
    ...(language && { language }),
    ...(locales && { locales }),
    ...(loadLocale && { loadLocale }),
  },
  decorators: [onAPage],
  args: { onReport: fn(), onDismiss: fn() },
} satisfies Meta<typeof SignOutOthersPrompt>

export default meta

type Story = StoryObj<typeof meta>

const yes = press('Sign out all other devices')

export const Default: Story = {}

/** Two-step verification was switched on, a passkey was added or removed. */
export const Factor: Story = { args: { reason: 'factor' } }

/** Without `onDismiss` there is nothing to turn it down with. */
export const OneButton: Story = { render: ({ onReport }) => <SignOutOthersPrompt onReport={onReport} /> }

/** Said only when a complete read shows it. */
export const Done: Story = { play: yes }

export const SigningOut: Story = {
  parameters: page({ server: { faults: [{ on: 'revoke', do: 'hang' }] } }),
  play: yes,
}

/** The server accepted, and the list could not be read. */
export const Requested: Story = {
  parameters: page({ server: { faults: [{ on: 'list', do: 'fail', code: 'server', times: 9 }] } }),
  play: yes,
}

/** The server accepted, and all of them are still listed. */
export const StillListed: Story = {
  parameters: page({ server: { faults: [{ on: 'revoke', do: 'ignore' }] } }),
  play: yes,
}

export const Failed: Story = {
  parameters: page({ server: { faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] } }),
  play: yes,
}

export const RateLimited: Story = {
  parameters: page({ server: { faults: [{ on: 'revoke', do: 'fail', code: 'rate_limited', retryAfterMs: 702_000 }] } }),
  play: yes,
}

/** First, confirm it’s you. */
export const StepUp: Story = {
  args: { stepUp: <StepUpPasswordForm username="ada@example.com" onSubmit={(password) => ({ password })} /> },
  parameters: { ...page({ server: { faults: [{ on: 'revoke', do: 'step-up' }] } }), ...framed, ...cannotAsk },
  play: yes,
}

export const Narrow: Story = { parameters: page({ width: 320 }) }

/** A server that cannot sign out all others: nothing is offered. */
export const NotOffered: Story = { parameters: page({ server: { capabilities: { revokeOthers: 'none' } } }) }
