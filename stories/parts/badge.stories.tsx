import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListBadge } from 'react-device-sessions'
import { perDevice } from '../support/around-a-part.tsx'
import { onAPage, page } from '../support/page.tsx'

const meta = {
  title: 'Parts/Row/DeviceListBadge',
  component: DeviceListBadge,
  decorators: [perDevice, onAPage],
} satisfies Meta<typeof DeviceListBadge>

export default meta

type Story = StoryObj<typeof meta>

/** On this device, and on no other. */
export const Default: Story = {}

/** The server does not say which session asks: each may be this one. */
export const MaybeThisDevice: Story = {
  parameters: page({ server: { capabilities: { currentFrom: 'none' } } }),
}

export const OwnText: Story = { args: { children: 'You are here' } }
