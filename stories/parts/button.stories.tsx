import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListButton } from 'react-device-sessions'
import { fn } from 'storybook/test'
import { inAList } from '../support/around-a-part.tsx'
import { onAPage } from '../support/page.tsx'

const meta = {
  title: 'Parts/DeviceListButton',
  component: DeviceListButton,
  decorators: [inAList, onAPage],
  args: { children: 'Sign out', onClick: fn() },
} satisfies Meta<typeof DeviceListButton>

export default meta

type Story = StoryObj<typeof meta>

export const Plain: Story = { args: { variant: 'plain' } }

export const Danger: Story = { args: { variant: 'danger' } }

export const Solid: Story = { args: { variant: 'solid' } }

export const Quiet: Story = { args: { variant: 'quiet' } }

/** Off, and still able to hold the focus. */
export const Off: Story = { args: { 'aria-disabled': true } }
