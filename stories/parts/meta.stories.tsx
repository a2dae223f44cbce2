import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListMeta } from 'react-device-sessions'
import { perDevice } from '../support/around-a-part.tsx'
import { onAPage, page } from '../support/page.tsx'
import { littleKnown } from '../support/sessions.ts'

const meta = {
  title: 'Parts/Row/DeviceListMeta',
  component: DeviceListMeta,
  decorators: [perDevice, onAPage],
} satisfies Meta<typeof DeviceListMeta>

export default meta

type Story = StoryObj<typeof meta>

/**
 * Place, and what tells a device from its namesakes; then a relative time, from a week on the date. Never "online": that is not known. Dots stand between what it
 * holds, and never at the beginning or end of a line.
 */
export const Default: Story = {}

/** Where it wraps. */
export const Narrow: Story = { parameters: page({ width: 380 }) }

/** Missing, and impossible: "not known". */
export const LittleKnown: Story = { parameters: page({ server: { sessions: littleKnown } }) }

export const German: Story = { globals: { language: 'de' } }

export const Arabic: Story = { globals: { language: 'ar' } }

export const OwnText: Story = { args: { children: <span>Somewhere in Europe</span> } }
