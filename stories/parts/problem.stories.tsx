import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceList, DeviceListProblem } from 'react-device-sessions'
import { failing } from '../support/faults.ts'
import { onAPage } from '../support/page.tsx'

const meta = {
  title: 'Parts/States/DeviceListProblem',
  component: DeviceListProblem,
  decorators: [onAPage],
  render: (args) => (
    <DeviceList>
      <DeviceListProblem {...args} />
    </DeviceList>
  ),
} satisfies Meta<typeof DeviceListProblem>

export default meta

type Story = StoryObj<typeof meta>

export const NotLoaded: Story = { parameters: failing('network') }

export const RateLimited: Story = { parameters: failing('rate_limited', 702_000) }

export const SignedOut: Story = { parameters: failing('unauthenticated') }

export const OwnContent: Story = {
  args: { children: 'The list is not here. Our status page may know more.' },
  parameters: failing('server'),
}
