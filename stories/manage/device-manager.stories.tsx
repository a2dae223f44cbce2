import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceManager } from 'react-device-sessions/manage'
import 'react-device-sessions/manage.css'
import { fn } from 'storybook/test'
import { deviceListControls } from '../support/device-list-controls.ts'
import {
  askForSelected,
  choose,
  selectAll,
  selectFirst,
  signOutEverywhere,
  signOutSelected,
  typeQuery,
} from '../support/manager-plays.ts'
import { framed, onAPage, page } from '../support/page.tsx'
import { devices, dozen, fifty, manyDevices, newcomer, thisDevice, twentyFour } from '../support/sessions.ts'

/**
 * `<DeviceList>` for accounts with many sessions, from `react-device-sessions/manage`: search, filter, sort, and "Sign out" for the
 * selected. Each story clicks as a person would, on a server that does what its name says.
 */
const meta = {
  title: 'DeviceManager',
  component: DeviceManager,
  argTypes: { ...deviceListControls, inactiveAfterDays: { control: { type: 'number', min: 1 } } },
  decorators: [onAPage],
  args: { timeZone: 'Europe/Paris', onReport: fn() },
  parameters: { ...framed, ...page({ width: 760 }) },
} satisfies Meta<typeof DeviceManager>

export default meta

type Story = StoryObj<typeof meta>

/** A page for a story: a little wider than that of a `<DeviceList>`. */
const wide = (setUp: Parameters<typeof page>[0]) => page({ width: 760, ...setUp })

/** Five devices. The one that was not active for long is recommended for a look. */
export const Few: Story = {}

export const Fifty: Story = { parameters: wide({ server: { sessions: fifty } }) }

/** 50 rows at first, and more on demand; search, filter and selection go over all of them. */
export const TenThousand: Story = {
  parameters: wide({ server: { sessions: manyDevices(9_999) }, maxSessions: 20_000 }),
}

export const Searching: Story = { parameters: wide({ server: { sessions: dozen } }), play: typeQuery('chrome') }

export const Inactive: Story = { parameters: wide({ server: { sessions: dozen } }), play: choose('inactive') }

export const NothingFound: Story = { parameters: wide({ server: { sessions: dozen } }), play: typeQuery('nokia') }

/** The application calls a device inactive after a week. */
export const InactiveAfterAWeek: Story = {
  args: { inactiveAfterDays: 7 },
  parameters: wide({ server: { sessions: dozen } }),
  play: choose('inactive'),
}

/** Shift takes all from the one before. The bar stays in sight, and covers nothing that has the focus. */
export const Selecting: Story = { parameters: wide({ server: { sessions: dozen } }), play: selectFirst(3) }

/** As many as match, and no other. */
export const SelectingAll: Story = { parameters: wide({ server: { sessions: dozen } }), play: selectAll }

/** The server allows 20 in an hour: no more can be selected, and it says why. */
export const SelectingUpToTheLimit: Story = {
  parameters: wide({ server: { sessions: twentyFour, capabilities: { limitsPerHour: { revoke: 20 } } } }),
  play: selectAll,
}

/** Says how many, names the first, and says what stays. */
export const ConfirmSelected: Story = { parameters: wide({ server: { sessions: dozen } }), play: askForSelected(8) }

export const SigningOutSelected: Story = {
  parameters: wide({ server: { sessions: dozen, faults: [{ on: 'revoke', do: 'hang' }] } }),
  play: signOutSelected(10),
}

export const SelectedSignedOut: Story = { parameters: wide({ server: { sessions: dozen } }), play: signOutSelected(10) }

/** A device signed in meanwhile: told, and not ended unasked. */
export const SelectedWithNewSince: Story = {
  parameters: wide({ server: { sessions: dozen }, meanwhile: [newcomer] }),
  play: signOutSelected(4),
}

/** Each row says so, and "Try again" means only them. */
export const SevenOfTenFailed: Story = {
  parameters: wide({
    server: {
      sessions: dozen,
      faults: [
        {
          on: 'revoke',
          do: 'fail',
          code: 'not_found',
          ids: [4, 5, 6, 7, 8, 9, 10].map((n) => dozen[n]?.id ?? ''),
        },
      ],
    },
  }),
  play: signOutSelected(10),
}

/** The server says when to try again: a countdown, and no request before. */
export const SelectedRateLimited: Story = {
  parameters: wide({
    server: {
      sessions: dozen,
      faults: [{ on: 'revoke', do: 'fail', code: 'rate_limited', retryAfterMs: 702_000 }],
    },
  }),
  play: signOutSelected(3),
}

/** The server does not say when: no countdown, no automatic retry. */
export const SelectedRateLimitedWithoutTime: Story = {
  parameters: wide({ server: { sessions: dozen, faults: [{ on: 'revoke', do: 'fail', code: 'rate_limited' }] } }),
  play: signOutSelected(3),
}

/** A server that cannot end a session by its id: nothing to select. */
export const NoSelection: Story = {
  parameters: wide({ server: { sessions: dozen, capabilities: { revokeOne: 'none', revokeAll: 'none' } } }),
}

/** It is not known which device this is, so that none may be selected. */
export const ThisDeviceUnknown: Story = {
  parameters: wide({ server: { capabilities: { currentFrom: 'none' } } }),
}

/** All others, and then this device. */
export const SignedOutEverywhere: Story = { play: signOutEverywhere }

/** One of the others failed, so this device was not signed out. */
export const EverywhereInPart: Story = {
  parameters: wide({
    server: { faults: [{ on: 'revoke', do: 'fail', code: 'forbidden', ids: ['tv'] }] },
  }),
  play: signOutEverywhere,
}

export const OnlyThisDevice: Story = { parameters: wide({ server: { sessions: [thisDevice] } }) }

export const Loading: Story = {
  parameters: wide({ server: { sessions: devices, faults: [{ on: 'list', do: 'hang' }] } }),
}

export const NotLoaded: Story = {
  parameters: wide({ server: { faults: [{ on: 'list', do: 'fail', code: 'network', times: 2 }] } }),
}

/** As narrow as a phone. */
export const Narrow: Story = { parameters: page({ width: 320, server: { sessions: dozen } }), play: selectFirst(2) }
