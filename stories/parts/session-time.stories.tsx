import type { Meta, StoryObj } from '@storybook/react-vite'
import { SessionTime } from 'react-device-sessions'
import { onAPage } from '../support/page.tsx'
import { ago } from '../support/sessions.ts'

const meta = {
  title: 'Parts/SessionTime',
  component: SessionTime,
  decorators: [onAPage],
  args: { iso: ago(0, 12) },
} satisfies Meta<typeof SessionTime>

export default meta

type Story = StoryObj<typeof meta>

export const Relative: Story = {}

/** From a week on, the date. */
export const LongAgo: Story = { args: { iso: '2026-06-14T08:00:00.000Z' } }

export const OfDate: Story = { args: { form: 'date' } }

export const OfDateAndTime: Story = { args: { form: 'date-time', iso: '2026-03-03T18:20:00.000Z' } }

export const Expiry: Story = { args: { form: 'expiry', iso: '2026-12-03T09:00:00.000Z' } }

export const Unknown: Story = { args: { iso: null } }

/** Further ahead than clocks differ. */
export const Absurd: Story = { args: { iso: '2031-01-01T00:00:00.000Z' } }
