import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListSignOutEverywhere } from 'react-device-sessions'
import { inAList } from '../support/around-a-part.tsx'
import { framed, onAPage, page } from '../support/page.tsx'
import { press } from '../support/plays.ts'

const meta = {
  title: 'Parts/Others/DeviceListSignOutEverywhere',
  component: DeviceListSignOutEverywhere,
  decorators: [inAList, onAPage],
} satisfies Meta<typeof DeviceListSignOutEverywhere>

export default meta

type Story = StoryObj<typeof meta>

/** All others, and then this device. Not in the usual arrangement of the list; in that of the manager. */
export const Default: Story = {}

export const Plain: Story = { args: { variant: 'plain' } }

export const OwnText: Story = { args: { children: 'Leave everywhere' } }

/** Says that this device is signed out too. */
export const Asking: Story = { parameters: { ...page({}), ...framed }, play: press('Sign out everywhere') }
