import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListLastActive } from 'react-device-sessions'
import { perDevice } from '../support/around-a-part.tsx'
import { onAPage, page } from '../support/page.tsx'
import { littleKnown } from '../support/sessions.ts'

const meta = {
  title: 'Parts/Row/DeviceListLastActive',
  component: DeviceListLastActive,
  decorators: [perDevice, onAPage],
} satisfies Meta<typeof DeviceListLastActive>

export default meta

type Story = StoryObj<typeof meta>

/** Relative, and from a week on the date. Never "online": nobody knows that. */
export const Default: Story = {}

/** Missing, and impossible: "not known". */
export const LittleKnown: Story = { parameters: page({ server: { sessions: littleKnown } }) }

export const Arabic: Story = { globals: { language: 'ar' } }
