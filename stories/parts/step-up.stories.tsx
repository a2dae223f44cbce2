import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceList, DeviceListStepUp, StepUpPasswordForm } from 'react-device-sessions'
import { afterOneRead, untilProof } from '../support/faults.ts'
import { cannotAsk, framed, onAPage, page } from '../support/page.tsx'
import { each, press, refresh, signOut, signOutOthers, signOutThisDevice } from '../support/plays.ts'

/**
 * What asks for proof of who the user is, when the server wants it: a `<dialog>` around whatever proves it. The action is then
 * repeated exactly once; "Cancel" sends nothing. Here the password is "open sesame".
 */
const meta = {
  title: 'Parts/Step-up/DeviceListStepUp',
  component: DeviceListStepUp,
  decorators: [onAPage],
  parameters: { controls: { disable: true }, ...page({ server: { faults: [untilProof('revoke')] } }), ...framed },
  args: {
    children: (
      <StepUpPasswordForm
        username="ada@example.com"
        onSubmit={(password) => (password === 'open sesame' ? { password } : null)}
      />
    ),
  },
  render: ({ children }) => <DeviceList stepUp={children} />,
} satisfies Meta<typeof DeviceListStepUp>

export default meta

type Story = StoryObj<typeof meta>

export const OneDevice: Story = { play: signOut('Safari on iPhone') }

export const AllOthers: Story = { play: signOutOthers }

export const ThisDevice: Story = { play: signOutThisDevice }

/** A list does not ask by itself: the button does. */
export const List: Story = {
  parameters: page({ server: { faults: [untilProof('list')] } }),
  play: press('Confirm it’s you'),
}

export const ListNotYetAsked: Story = { parameters: page({ server: { faults: [untilProof('list')] } }) }

/** The rows of before stay, and are dated. */
export const ListInTheBackground: Story = {
  parameters: page({ server: afterOneRead(untilProof('list')) }),
  play: refresh,
}

/** The sign-out happened; only looking was refused. */
export const AfterTheSignOut: Story = {
  parameters: page({ server: afterOneRead(untilProof('list')) }),
  play: signOut('Safari on iPhone'),
}

export const Cancelled: Story = { play: each(signOut('Safari on iPhone'), press('Cancel')) }

/** A function gets the question: what is asked for, what will happen, and how to answer. */
export const OwnForm: Story = {
  args: {
    children: ({ challenge, submit, cancel }) => (
      <p>
        <button type="button" data-autofocus="" onClick={() => submit({ verificationId: 'code' })}>
          I have entered the code ({challenge.kind})
        </button>{' '}
        <button type="button" onClick={cancel}>
          Not now
        </button>
      </p>
    ),
  },
  play: signOut('Safari on iPhone'),
}

/** No way to ask: the error says what the server wants, and no button promises more. */
export const NobodyToAsk: Story = {
  render: () => <DeviceList />,
  parameters: { ...page({ server: { faults: [untilProof('list')] } }), ...cannotAsk },
}
