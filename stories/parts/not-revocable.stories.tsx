import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListNotRevocable } from 'react-device-sessions'
import { perDevice } from '../support/around-a-part.tsx'
import { onAPage, page } from '../support/page.tsx'
import { phone, thisDevice, tv } from '../support/sessions.ts'

const meta = {
  title: 'Parts/Row/DeviceListNotRevocable',
  component: DeviceListNotRevocable,
  decorators: [perDevice, onAPage],
  parameters: page({ server: { sessions: [thisDevice, phone, { ...tv, canRevoke: false }] } }),
} satisfies Meta<typeof DeviceListNotRevocable>

export default meta

type Story = StoryObj<typeof meta>

/** On the one device that cannot be signed out from here. */
export const Default: Story = {}

export const OwnText: Story = { args: { children: 'Ask your administrator to sign this one out.' } }
