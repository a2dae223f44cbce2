import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListSignOut } from 'react-device-sessions'
import { perDevice } from '../support/around-a-part.tsx'
import { framed, onAPage, page } from '../support/page.tsx'
import { signOut } from '../support/plays.ts'

const meta = {
  title: 'Parts/Row/DeviceListSignOut',
  component: DeviceListSignOut,
  decorators: [perDevice, onAPage],
} satisfies Meta<typeof DeviceListSignOut>

export default meta

type Story = StoryObj<typeof meta>

/** Its name says which device. Asks before anything happens. */
export const Default: Story = {}

/** As quiet as a link. */
export const Quiet: Story = { args: { variant: 'quiet' } }

/** The server does not let this device be ended by its id, and has no log-out: nothing is offered for it. */
export const NotForThisDevice: Story = {
  parameters: page({ server: { capabilities: { signOut: 'none', revokeCurrentById: 'rejected' } } }),
}

/** From the confirming click until the list was read again. It keeps its place, and the focus. */
export const SigningOut: Story = {
  parameters: {
    ...page({ server: { faults: [{ on: 'revoke', do: 'hang' }] } }),
    ...framed,
  },
  play: signOut('Safari on iPhone'),
}
