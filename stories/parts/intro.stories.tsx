import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListIntro } from 'react-device-sessions'
import { inAList } from '../support/around-a-part.tsx'
import { onAPage } from '../support/page.tsx'

const meta = {
  title: 'Parts/Head/DeviceListIntro',
  component: DeviceListIntro,
  decorators: [inAList, onAPage],
} satisfies Meta<typeof DeviceListIntro>

export default meta

type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const OwnText: Story = { args: { children: 'Everybody who knows your password may be here.' } }
