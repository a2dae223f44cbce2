import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListSignOutOthers } from 'react-device-sessions'
import { inAList } from '../support/around-a-part.tsx'
import { framed, onAPage, page } from '../support/page.tsx'
import { signOutOthers } from '../support/plays.ts'

const meta = {
  title: 'Parts/Others/DeviceListSignOutOthers',
  component: DeviceListSignOutOthers,
  decorators: [inAList, onAPage],
} satisfies Meta<typeof DeviceListSignOutOthers>

export default meta

type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const Solid: Story = { args: { variant: 'solid' } }

export const OwnText: Story = { args: { children: 'End them all' } }

export const SigningOut: Story = {
  parameters: {
    ...page({ server: { faults: [{ on: 'revoke', do: 'hang' }] } }),
    ...framed,
  },
  play: signOutOthers,
}
