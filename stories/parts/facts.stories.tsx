import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListFacts } from 'react-device-sessions'
import { perDevice } from '../support/around-a-part.tsx'
import { onAPage, page } from '../support/page.tsx'
import { stranger, thisDevice, wellKnown } from '../support/sessions.ts'

const meta = {
  title: 'Parts/Row/DeviceListFacts',
  component: DeviceListFacts,
  decorators: [perDevice, onAPage],
  parameters: page({ server: { sessions: [thisDevice, wellKnown, stranger] } }),
} satisfies Meta<typeof DeviceListFacts>

export default meta

type Story = StoryObj<typeof meta>

/** What the server knows: address, times, sign-in method, applications, id with copy. What is unknown is left out. */
export const Default: Story = {}
