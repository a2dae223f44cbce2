import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListResult } from 'react-device-sessions'
import { aboveRows } from '../support/around-a-part.tsx'
import { framed, onAPage, page } from '../support/page.tsx'
import { signOut, signOutOthers } from '../support/plays.ts'

const meta = {
  title: 'Parts/States/DeviceListResult',
  component: DeviceListResult,
  decorators: [aboveRows, onAPage],
  parameters: framed,
} satisfies Meta<typeof DeviceListResult>

export default meta

type Story = StoryObj<typeof meta>

export const One: Story = { play: signOut('Safari on iPhone') }

export const Others: Story = { play: signOutOthers }

export const InPart: Story = {
  parameters: page({ server: { faults: [{ on: 'revoke', do: 'fail', ids: ['tv', 'desktop'], code: 'forbidden' }] } }),
  play: signOutOthers,
}

export const Refused: Story = {
  parameters: page({ server: { faults: [{ on: 'revoke', do: 'fail', code: 'server' }] } }),
  play: signOutOthers,
}
