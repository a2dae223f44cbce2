import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceList, DeviceListSkeleton } from 'react-device-sessions'
import { onAPage, page } from '../support/page.tsx'

const meta = {
  title: 'Parts/States/DeviceListSkeleton',
  component: DeviceListSkeleton,
  decorators: [onAPage],
  parameters: page({ server: { faults: [{ on: 'list', do: 'hang' }] } }),
  render: (args) => (
    <DeviceList>
      <DeviceListSkeleton {...args} />
    </DeviceList>
  ),
} satisfies Meta<typeof DeviceListSkeleton>

export default meta

type Story = StoryObj<typeof meta>

export const Default: Story = {}
