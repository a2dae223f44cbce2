import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListIcon } from 'react-device-sessions'
import { perDevice } from '../support/around-a-part.tsx'
import { onAPage, page } from '../support/page.tsx'
import { everyType } from '../support/sessions.ts'

const meta = {
  title: 'Parts/Row/DeviceListIcon',
  component: DeviceListIcon,
  decorators: [perDevice, onAPage],
  parameters: page({ server: { sessions: everyType } }),
} satisfies Meta<typeof DeviceListIcon>

export default meta

type Story = StoryObj<typeof meta>

/** One for each type of device. It says the type to assistive technology only where the name does not. */
export const Default: Story = {}

export const OwnIcon: Story = { args: { children: '★' } }
