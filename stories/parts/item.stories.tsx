import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceList, DeviceListItem, DeviceListItems, DeviceListName } from 'react-device-sessions'
import { afterOneRead } from '../support/faults.ts'
import { framed, onAPage, page } from '../support/page.tsx'
import { signOut } from '../support/plays.ts'
import { phone, thisDevice, tv } from '../support/sessions.ts'

const meta = {
  title: 'Parts/Row/DeviceListItem',
  component: DeviceListItem,
  decorators: [onAPage],
  render: (args) => (
    <DeviceList timeZone="Europe/Paris">
      <DeviceListItems of="current">
        <DeviceListItem {...args} />
      </DeviceListItems>
      <DeviceListItems aria-label="Other devices">
        <DeviceListItem {...args} />
      </DeviceListItems>
    </DeviceList>
  ),
} satisfies Meta<typeof DeviceListItem>

export default meta

type Story = StoryObj<typeof meta>

/** What a row is made of, unless you say otherwise. */
export const Default: Story = {}

/** Children, props and attributes are yours; it stays one `<li>`. */
export const OwnContent: Story = {
  args: { children: <DeviceListName />, style: { gridTemplateColumns: '1fr' } },
}

/** While its session is being ended, whichever button it was. */
export const SigningOut: Story = {
  parameters: {
    ...page({ server: { faults: [{ on: 'revoke', do: 'hang' }] } }),
    ...framed,
  },
  play: signOut('Safari on iPhone'),
}

/** On the one device that cannot be signed out from here. */
export const NotRevocable: Story = {
  parameters: page({ server: { sessions: [thisDevice, phone, { ...tv, canRevoke: false }] } }),
}

/** The server refused. Another try may be offered beside it. */
export const Refused: Story = {
  parameters: { ...page({ server: { faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] } }), ...framed },
  play: signOut('Safari on iPhone'),
}

/** It is not known whether it happened. */
export const InDoubt: Story = {
  parameters: { ...page({ server: { faults: [{ on: 'revoke', do: 'fail', code: 'timeout' }] } }), ...framed },
  play: signOut('Safari on iPhone'),
}

/** Accepted, and still listed. */
export const StillListed: Story = {
  parameters: { ...page({ server: { faults: [{ on: 'revoke', do: 'ignore' }] } }), ...framed },
  play: signOut('Safari on iPhone'),
}

/** Accepted, and the list could not be read afterwards. */
export const Requested: Story = {
  parameters: { ...page({ server: afterOneRead({ on: 'list', do: 'fail', code: 'network' }) }), ...framed },
  play: signOut('Safari on iPhone'),
}
