import type { Meta, StoryObj } from '@storybook/react-vite'
import {
  DeviceList,
  DeviceListHeader,
  DeviceListIcon,
  DeviceListItem,
  DeviceListItems,
  DeviceListMeta,
  DeviceListName,
  DeviceListOutcomes,
  DeviceListRefresh,
  DeviceListSignOut,
  DeviceListSignOutOthers,
  DeviceListTitle,
} from 'react-device-sessions'
import { fn } from 'storybook/test'
import { deviceListControls } from './support/device-list-controls.ts'
import { onAPage, page } from './support/page.tsx'
import {
  at,
  desktop,
  earlier,
  hostile,
  inactiveDevices,
  littleKnown,
  manyDevices,
  namesakes,
  phone,
  stranger,
  thisDevice,
  tv,
} from './support/sessions.ts'

const meta = {
  title: 'DeviceList',
  component: DeviceList,
  argTypes: deviceListControls,
  decorators: [onAPage],
  args: { timeZone: 'Europe/Paris', onReport: fn() },
} satisfies Meta<typeof DeviceList>

export default meta

type Story = StoryObj<typeof meta>

/** This device first, then the others, the most recent on top. */
export const Default: Story = {}

/** Said only after a complete read of the list. */
export const OnlyThisDevice: Story = { parameters: page({ server: { sessions: [thisDevice] } }) }

export const OneOther: Story = { parameters: page({ server: { sessions: [thisDevice, phone] } }) }

/** From 8 others on, by when they were last active: each group has a heading and a list of its own. */
export const Groups: Story = {
  name: 'In groups by activity',
  parameters: page({
    server: { sessions: [...manyDevices(6), ...earlier, ...inactiveDevices(2), { ...stranger, lastActiveAt: null }] },
  }),
}

/** Not on the docs page, which would be long. */
export const Fifty: Story = {
  name: 'Fifty others',
  tags: ['!autodocs'],
  parameters: page({ server: { sessions: manyDevices(50) } }),
}

/** Nothing is made up, and no name is empty. */
export const LittleKnown: Story = { parameters: page({ server: { sessions: littleKnown } }) }

/** Names are data: nothing in them is markup, a placeholder, or able to turn the text around them. */
export const HostileNames: Story = { parameters: page({ server: { sessions: hostile } }) }

/** Buttons are told apart by place, then by number: hear their names. */
export const Namesakes: Story = { parameters: page({ server: { sessions: namesakes } }) }

/** The server does not say which session asks, but spares it all the same. */
export const CurrentUnknown: Story = { parameters: page({ server: { capabilities: { currentFrom: 'none' } } }) }

/** The server does not say which session asks, and would not spare it: "all others" is not offered. */
export const CurrentUnknownAndNotSpared: Story = {
  parameters: page({ server: { capabilities: { currentFrom: 'none', othersNeedCurrent: true } } }),
}

/** The list is longer than what is read of it, and the count is the server's. */
export const Incomplete: Story = {
  parameters: page({ server: { sessions: manyDevices(119), pageSize: 10 }, maxSessions: 10 }),
}

/** The same, from a server that tells no total. */
export const IncompleteWithoutTotal: Story = {
  parameters: page({ server: { sessions: manyDevices(119), pageSize: 10, reportsTotal: false }, maxSessions: 10 }),
}

/** The server ends one session at a time, and this screen does not pretend otherwise. */
export const NoSignOutOfOthers: Story = { parameters: page({ server: { capabilities: { revokeOthers: 'none' } } }) }

/** The server ends no single session. */
export const NoSignOutOfOne: Story = { parameters: page({ server: { capabilities: { revokeOne: 'none' } } }) }

/** One session that cannot be ended from here. */
export const OneNotRevocable: Story = {
  parameters: page({ server: { sessions: [thisDevice, phone, { ...tv, canRevoke: false }, desktop] } }),
}

/** This device ends in the application's own way: the server refuses it here. */
export const ThisDeviceNotHere: Story = {
  name: 'This device cannot be signed out here',
  parameters: page({ server: { capabilities: { signOut: 'none', revokeCurrentById: 'rejected' } } }),
}

/** The server answers with no session at all, not even this one. */
export const NothingListed: Story = { parameters: page({ server: { sessions: [] } }) }

/** The application has a heading of its own. The list keeps its name for assistive technology. */
export const WithoutTitle: Story = { args: { title: null } }

export const OwnTitle: Story = { args: { title: 'Where you are signed in' } }

/** In a page whose section headings are of level 4, the list's own heading is, and "others" is one below. */
export const HeadingLevel: Story = { args: { headingLevel: 4 } }

/** The parts, arranged anew: the other devices alone, two short lines for each, and one quiet button below. */
export const OwnArrangement: Story = {
  args: {
    children: (
      <>
        <DeviceListHeader>
          <DeviceListTitle>Sign-ins</DeviceListTitle>
          <DeviceListRefresh />
        </DeviceListHeader>
        <div data-device-list-group="">
          <DeviceListOutcomes />
          <DeviceListItems>
            <DeviceListItem>
              <DeviceListIcon />
              <div data-device-list-body="">
                <DeviceListName />
                <DeviceListMeta />
              </div>
              <DeviceListSignOut variant="quiet" />
            </DeviceListItem>
          </DeviceListItems>
        </div>
        <DeviceListSignOutOthers variant="quiet" />
      </>
    ),
  },
  parameters: page({
    server: { sessions: [thisDevice, phone, { ...stranger, location: at('Quito', 'EC') }, tv] },
  }),
}
