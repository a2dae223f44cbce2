import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListPlace } from 'react-device-sessions'
import { perDevice } from '../support/around-a-part.tsx'
import { onAPage } from '../support/page.tsx'

const meta = {
  title: 'Parts/Row/DeviceListPlace',
  component: DeviceListPlace,
  decorators: [perDevice, onAPage],
} satisfies Meta<typeof DeviceListPlace>

export default meta

type Story = StoryObj<typeof meta>

/** "Near", because an address says no more than that. */
export const Default: Story = {}

/** The country in the reader's language. */
export const German: Story = { globals: { language: 'de' } }

export const OwnText: Story = { args: { children: 'Somewhere in Europe' } }
