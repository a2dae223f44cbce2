import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListOthersTitle } from 'react-device-sessions'
import { DeviceManager, DeviceManagerItems } from 'react-device-sessions/manage'
import 'react-device-sessions/manage.css'
import { selectFirst } from '../../support/manager-plays.ts'
import { onAPage, page } from '../../support/page.tsx'
import { fifty } from '../../support/sessions.ts'

const meta = {
  title: 'Parts/Manager/DeviceManagerItems',
  component: DeviceManagerItems,
  decorators: [onAPage],
  parameters: page({ width: 760 }),
  render: (args) => (
    <DeviceManager timeZone="Europe/Paris">
      <DeviceListOthersTitle />
      <DeviceManagerItems {...args} />
    </DeviceManager>
  ),
} satisfies Meta<typeof DeviceManagerItems>

export default meta

type Story = StoryObj<typeof meta>

/** The devices that match, with a checkbox each. */
export const Default: Story = {}

export const Selected: Story = { play: selectFirst(2) }

export const Fifty: Story = { parameters: page({ width: 760, server: { sessions: fifty } }) }
