import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceList, DeviceListOutcomes } from 'react-device-sessions'
import type { MemoryFault } from 'react-device-sessions/testing'
import { framed, onAPage, page } from '../support/page.tsx'
import { notMe, openDetails, signOut, signOutFirst, signOutOthers } from '../support/plays.ts'
import { manyDevices } from '../support/sessions.ts'

const PASSWORD_PAGE = '#password'

/** What sign-outs came to. After "This wasn’t me", in the details of another device, it leads on: to a new password, and to the others. */
const meta = {
  title: 'Parts/States/DeviceListOutcomes',
  component: DeviceList,
  subcomponents: { DeviceListOutcomes },
  decorators: [onAPage],
  args: { timeZone: 'Europe/Paris', changePassword: PASSWORD_PAGE },
  parameters: framed,
} satisfies Meta<typeof DeviceList>

export default meta

type Story = StoryObj<typeof meta>

const after = (fault: MemoryFault) => ({ ...page({ server: { faults: [fault] } }), ...framed })

export const One: Story = { play: signOut('Safari on iPhone') }

export const Others: Story = { play: signOutOthers }

export const InPart: Story = {
  parameters: after({ on: 'revoke', do: 'fail', ids: ['tv', 'desktop'], code: 'forbidden' }),
  play: signOutOthers,
}

export const Refused: Story = {
  parameters: after({ on: 'revoke', do: 'fail', code: 'server' }),
  play: signOutOthers,
}

/** Asked for, not confirmed, and then not on the (incomplete) list any more: what is open stays open, and can be looked at again. */
export const Open: Story = {
  parameters: {
    ...page({
      server: { sessions: manyDevices(5), pageSize: 4, faults: [{ on: 'revoke', do: 'commit-then-fail' }] },
      maxSessions: 4,
    }),
    ...framed,
  },
  play: signOutFirst,
}

/** A quiet action, among the details of every device but this one. */
export const BeforeNotMe: Story = { play: openDetails('Safari on iPhone') }

export const NotMe: Story = { play: notMe('Safari on iPhone') }

/** What could not be done is said first. */
export const NotMeFailed: Story = {
  parameters: after({ on: 'revoke', do: 'fail', code: 'forbidden' }),
  play: notMe('Safari on iPhone'),
}

export const NotMeNotConfirmed: Story = {
  parameters: after({ on: 'revoke', do: 'ignore' }),
  play: notMe('Safari on iPhone'),
}

/** A link of the application’s own router. */
export const OwnLink: Story = {
  args: { changePassword: <a href={PASSWORD_PAGE}>Choose a new password</a> },
  play: notMe('Safari on iPhone'),
}

/** Without the address of a page there are words alone. */
export const WithoutLink: Story = {
  args: { changePassword: undefined },
  play: notMe('Safari on iPhone'),
}
