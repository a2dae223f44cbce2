import type { Meta, StoryObj } from '@storybook/react-vite'
import {
  DeviceList,
  DeviceListActions,
  DeviceListBody,
  DeviceListDetails,
  DeviceListDetailsPanel,
  DeviceListFacts,
  DeviceListIcon,
  DeviceListItem,
  DeviceListItems,
  DeviceListLastActive,
  DeviceListName,
  DeviceListSignOut,
  useDevice,
} from 'react-device-sessions'
import { onAPage, page } from '../support/page.tsx'
import { openDetails } from '../support/plays.ts'
import { thisDevice, tv, wellKnown } from '../support/sessions.ts'

const meta = {
  title: 'Parts/Row/DeviceListDetailsPanel',
  component: DeviceListDetailsPanel,
  decorators: [onAPage],
  parameters: page({ server: { sessions: [thisDevice, wellKnown, tv] } }),
  render: (args) => (
    <DeviceList timeZone="Europe/Paris">
      <DeviceListItems aria-label="Other devices">
        <DeviceListItem>
          <DeviceListIcon />
          <DeviceListBody>
            <DeviceListName />
            <DeviceListLastActive />
          </DeviceListBody>
          <DeviceListActions>
            <DeviceListDetails />
            <DeviceListSignOut />
          </DeviceListActions>
          <DeviceListDetailsPanel {...args} />
        </DeviceListItem>
      </DeviceListItems>
    </DeviceList>
  ),
  play: openDetails('Safari on iPhone'),
} satisfies Meta<typeof DeviceListDetailsPanel>

export default meta

type Story = StoryObj<typeof meta>

/** Times, address, sign-in method, applications, the id to copy, and "This wasn’t me". */
export const Default: Story = {}

/** The facts alone, without "This wasn’t me". */
export const FactsAlone: Story = { args: { children: <DeviceListFacts /> } }

/** `useDevice()` has the session, for parts of your own. */
export const OwnContent: Story = { args: { children: <Own /> } }

function Own() {
  const { session } = useDevice()
  return <p>Signed in to {session.applications?.length ?? 0} applications</p>
}

export const Narrow: Story = {
  parameters: page({ server: { sessions: [thisDevice, wellKnown, tv] }, width: 320 }),
}
