import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListTitle } from 'react-device-sessions'
import { inAList } from '../support/around-a-part.tsx'
import { onAPage } from '../support/page.tsx'

const meta = {
  title: 'Parts/Head/DeviceListTitle',
  component: DeviceListTitle,
  decorators: [inAList, onAPage],
} satisfies Meta<typeof DeviceListTitle>

export default meta

type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const OwnText: Story = { args: { children: 'Where you are signed in' } }
