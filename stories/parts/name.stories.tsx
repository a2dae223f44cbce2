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

/** With "This device" on this one, and on no other. */
export const Default: Story = {}

/** The server does not say which session asks: the only one that has this page’s browser and system may be this one. */
export const MaybeThisDevice: Story = {
  parameters: page({ server: { capabilities: { currentFrom: 'none' } } }),
}

/** Never empty, whatever is missing. */
export const LittleKnown: Story = { parameters: page({ server: { sessions: littleKnown } }) }

/** Without control characters, cut between letters, and unable to turn the text around it. */
export const Hostile: Story = { parameters: page({ server: { sessions: hostile } }) }
