import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListReadAt } from 'react-device-sessions'
import { inAList } from '../support/around-a-part.tsx'
import { onAPage } from '../support/page.tsx'

const meta = {
  title: 'Parts/Foot/DeviceListReadAt',
  component: DeviceListReadAt,
  decorators: [inAList, onAPage],
} satisfies Meta<typeof DeviceListReadAt>

export default meta

type Story = StoryObj<typeof meta>

/** Nothing polls: an old list without a date would be untrue. */
export const Default: Story = {}
