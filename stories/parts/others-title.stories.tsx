import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListOthersTitle } from 'react-device-sessions'
import { inAList } from '../support/around-a-part.tsx'
import { onAPage, page } from '../support/page.tsx'
import { manyDevices } from '../support/sessions.ts'

const meta = {
  title: 'Parts/Others/DeviceListOthersTitle',
  component: DeviceListOthersTitle,
  decorators: [inAList, onAPage],
} satisfies Meta<typeof DeviceListOthersTitle>

export default meta

type Story = StoryObj<typeof meta>

export const Default: Story = {}

/** It is not known which one is this device, so all are counted. */
export const CurrentUnknown: Story = { parameters: page({ server: { capabilities: { currentFrom: 'none' } } }) }

/** The server's count, where it lists more than was read. */
export const Incomplete: Story = {
  parameters: page({ server: { sessions: manyDevices(119), pageSize: 10 }, maxSessions: 10 }),
}
