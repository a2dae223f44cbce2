import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceList, DeviceListDetails, DeviceListItem, DeviceListItems, DeviceListName } from 'react-device-sessions'
import { makeSession } from 'react-device-sessions/testing'
import { onAPage, page } from '../support/page.tsx'
import { openDetails } from '../support/plays.ts'
import { phone, stranger, thisDevice, wellKnown } from '../support/sessions.ts'

const meta = {
  title: 'Parts/Row/DeviceListDetails',
  component: DeviceListDetails,
  decorators: [onAPage],
  parameters: page({ server: { sessions: [thisDevice, wellKnown, stranger] } }),
  render: (args) => (
    <DeviceList timeZone="Europe/Paris">
      <DeviceListItems aria-label="Devices">
        <DeviceListItem>
          <DeviceListName />
          <DeviceListDetails {...args} />
        </DeviceListItem>
      </DeviceListItems>
    </DeviceList>
  ),
} satisfies Meta<typeof DeviceListDetails>

export default meta

type Story = StoryObj<typeof meta>

/** One button per row. What is unknown is left out, and where nothing is known there is no button. */
export const Default: Story = {}

/** Times, address, sign-in method, applications, the id to copy, and "This wasn’t me": the row shows them below whatever is placed in it. */
export const Open: Story = { play: openDetails('Safari on iPhone') }

export const Narrow: Story = {
  parameters: page({ server: { sessions: [thisDevice, wellKnown, stranger] }, width: 320 }),
  play: openDetails('Safari on iPhone'),
}

/** A session of which nothing is known. */
export const Stranger: Story = {
  parameters: page({
    server: { sessions: [thisDevice, makeSession({ id: 'nothing', createdAt: null, lastActiveAt: null })] },
  }),
  play: openDetails('Unknown device'),
}

/** The session has expired, and its address is hidden in part. */
export const Expired: Story = {
  parameters: page({
    server: { sessions: [thisDevice, { ...phone, ...wellKnown, expiresAt: '2026-11-01T09:00:00.000Z' }] },
  }),
  play: openDetails('Safari on iPhone'),
}

export const OwnText: Story = { args: { children: 'More' } }
