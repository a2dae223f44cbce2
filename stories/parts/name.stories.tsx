import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListName } from 'react-device-sessions'
import { perDevice } from '../support/around-a-part.tsx'
import { onAPage, page } from '../support/page.tsx'
import { hostile, littleKnown } from '../support/sessions.ts'

const meta = {
  title: 'Parts/Row/DeviceListName',
  component: DeviceListName,
  decorators: [perDevice, onAPage],
} satisfies Meta<typeof DeviceListName>

export default meta

type Story = StoryObj<typeof meta>

export const Default: Story = {}

/** Never empty, whatever is missing. */
export const LittleKnown: Story = { parameters: page({ server: { sessions: littleKnown } }) }

/** Without control characters, cut between letters, and unable to turn the text around it. */
export const Hostile: Story = { parameters: page({ server: { sessions: hostile } }) }
