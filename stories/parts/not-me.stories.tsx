import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListNotMe } from 'react-device-sessions'
import { perDevice } from '../support/around-a-part.tsx'
import { onAPage, page } from '../support/page.tsx'
import { stranger, thisDevice, wellKnown } from '../support/sessions.ts'

const meta = {
  title: 'Parts/Row/DeviceListNotMe',
  component: DeviceListNotMe,
  decorators: [perDevice, onAPage],
  parameters: page({ server: { sessions: [thisDevice, wellKnown, stranger] } }),
} satisfies Meta<typeof DeviceListNotMe>

export default meta

type Story = StoryObj<typeof meta>

/** On every device but this one. It asks first. */
export const Default: Story = {}

export const OwnText: Story = { args: { children: 'That is not mine' } }
