import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceList, DeviceListNextSteps } from 'react-device-sessions'
import type { MemoryFault } from 'react-device-sessions/testing'
import { framed, onAPage, page } from '../support/page.tsx'
import { notMe, openDetails } from '../support/plays.ts'

const PASSWORD_PAGE = '#password'

/** After "This wasn’t me", in the details of another device: sign it out, change the password, sign out the others. */
const meta = {
  title: 'Parts/States/DeviceListNextSteps',
  component: DeviceList,
  subcomponents: { DeviceListNextSteps },
  decorators: [onAPage],
  args: { timeZone: 'Europe/Paris', changePassword: PASSWORD_PAGE },
  parameters: framed,
} satisfies Meta<typeof DeviceList>

export default meta

type Story = StoryObj<typeof meta>

const after = (fault: MemoryFault) => ({ ...page({ server: { faults: [fault] } }), ...framed })

/** A quiet action, among the details of every device but this one. */
export const Before: Story = { play: openDetails('Safari on iPhone') }

export const SignedOut: Story = { play: notMe('Safari on iPhone') }

/** What could not be done is said first. */
export const Failed: Story = {
  parameters: after({ on: 'revoke', do: 'fail', code: 'forbidden' }),
  play: notMe('Safari on iPhone'),
}

export const NotConfirmed: Story = {
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
