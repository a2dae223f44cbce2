import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListBody } from 'react-device-sessions'
import { perDevice } from '../support/around-a-part.tsx'
import { onAPage } from '../support/page.tsx'

const meta = {
  title: 'Parts/Row/DeviceListBody',
  component: DeviceListBody,
  decorators: [perDevice, onAPage],
} satisfies Meta<typeof DeviceListBody>

export default meta

type Story = StoryObj<typeof meta>

export const Default: Story = { args: { children: 'Stands between icon and button' } }
