import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListRefresh } from 'react-device-sessions'
import { inAList } from '../support/around-a-part.tsx'
import { onAPage, page } from '../support/page.tsx'

const meta = {
  title: 'Parts/Foot/DeviceListRefresh',
  component: DeviceListRefresh,
  decorators: [inAList, onAPage],
} satisfies Meta<typeof DeviceListRefresh>

export default meta

type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const Plain: Story = { args: { variant: 'plain' } }

/** While the list is being read. */
export const Refreshing: Story = {
  parameters: page({ server: { faults: [{ on: 'list', do: 'hang' }] } }),
}
