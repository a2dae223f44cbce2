import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListSummary } from 'react-device-sessions'
import { inAList } from '../support/around-a-part.tsx'
import { onAPage, page } from '../support/page.tsx'
import { manyDevices, thisDevice } from '../support/sessions.ts'

const meta = {
  title: 'Parts/Others/DeviceListSummary',
  component: DeviceListSummary,
  decorators: [inAList, onAPage],
} satisfies Meta<typeof DeviceListSummary>

export default meta

type Story = StoryObj<typeof meta>

/** Nothing to add: it is empty. */
export const Default: Story = {}

export const OnlyThisDevice: Story = { parameters: page({ server: { sessions: [thisDevice] } }) }

export const Incomplete: Story = {
  parameters: page({ server: { sessions: manyDevices(119), pageSize: 10 }, maxSessions: 10 }),
}

export const CurrentUnknown: Story = { parameters: page({ server: { capabilities: { currentFrom: 'none' } } }) }

export const CurrentUnknownAndNotSpared: Story = {
  parameters: page({ server: { capabilities: { currentFrom: 'none', othersNeedCurrent: true } } }),
}

export const NothingListed: Story = { parameters: page({ server: { sessions: [] } }) }

export const NoListOnThisServer: Story = { parameters: page({ server: { capabilities: { list: 'none' } } }) }
