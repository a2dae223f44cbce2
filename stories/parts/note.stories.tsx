import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListNote, DeviceListSignOut } from 'react-device-sessions'
import { perDevice } from '../support/around-a-part.tsx'
import { afterOneRead } from '../support/faults.ts'
import { framed, onAPage, page } from '../support/page.tsx'
import { signOut } from '../support/plays.ts'

const meta = {
  title: 'Parts/Row/DeviceListNote',
  component: DeviceListNote,
  decorators: [perDevice, onAPage],
  parameters: framed,
  render: (args) => (
    <>
      <DeviceListSignOut />
      <DeviceListNote {...args} />
    </>
  ),
  play: signOut('Safari on iPhone'),
} satisfies Meta<typeof DeviceListNote>

export default meta

type Story = StoryObj<typeof meta>

/** The server refused. Another try may be offered beside it. */
export const Refused: Story = {
  parameters: page({ server: { faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] } }),
}

/** Nobody knows whether it happened. */
export const InDoubt: Story = {
  parameters: page({ server: { faults: [{ on: 'revoke', do: 'fail', code: 'timeout' }] } }),
}

/** Accepted, and still listed. */
export const StillListed: Story = { parameters: page({ server: { faults: [{ on: 'revoke', do: 'ignore' }] } }) }

/** Accepted, and the list could not be read afterwards. */
export const Requested: Story = {
  parameters: page({
    server: afterOneRead({ on: 'list', do: 'fail', code: 'network' }),
  }),
}
