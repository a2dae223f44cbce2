import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListLastActive, DeviceListMeta, DeviceListPlace } from 'react-device-sessions'
import { perDevice } from '../support/around-a-part.tsx'
import { onAPage, page } from '../support/page.tsx'

const meta = {
  title: 'Parts/Row/DeviceListMeta',
  component: DeviceListMeta,
  decorators: [perDevice, onAPage],
} satisfies Meta<typeof DeviceListMeta>

export default meta

type Story = StoryObj<typeof meta>

/** Dots stand between what it holds, and never at the beginning or end of a line. */
export const Default: Story = {
  args: {
    children: (
      <>
        <DeviceListPlace />
        <DeviceListLastActive />
        <span>Passkey</span>
      </>
    ),
  },
}

/** Where it wraps. */
export const Narrow: Story = { ...Default, parameters: page({ width: 380 }) }
