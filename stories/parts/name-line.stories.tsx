import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListBadge, DeviceListName, DeviceListNameLine } from 'react-device-sessions'
import { perDevice } from '../support/around-a-part.tsx'
import { onAPage } from '../support/page.tsx'

const meta = {
  title: 'Parts/Row/DeviceListNameLine',
  component: DeviceListNameLine,
  decorators: [perDevice, onAPage],
} satisfies Meta<typeof DeviceListNameLine>

export default meta

type Story = StoryObj<typeof meta>

export const Default: Story = {
  args: {
    children: (
      <>
        <DeviceListName />
        <DeviceListBadge />
      </>
    ),
  },
}
