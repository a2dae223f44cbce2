import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListHeader, DeviceListRefresh } from 'react-device-sessions'
import { inAList } from '../support/around-a-part.tsx'
import { afterOneRead } from '../support/faults.ts'
import { onAPage, page } from '../support/page.tsx'
import { refresh } from '../support/plays.ts'

const meta = {
  title: 'Parts/Head/DeviceListRefresh',
  component: DeviceListRefresh,
  decorators: [inAList, onAPage],
} satisfies Meta<typeof DeviceListRefresh>

export default meta

type Story = StoryObj<typeof meta>

/** Nothing polls: an old list without a date would be untrue. */
export const Default: Story = {}

/** Beside title and text; below them where there is no room. */
export const InTheHead: Story = {
  render: () => <DeviceListHeader />,
}

/** While the list is being read. */
export const Refreshing: Story = {
  parameters: page({ server: afterOneRead({ on: 'list', do: 'hang' }) }),
  play: refresh,
}

/** The same place says when it could not be read, and why. */
export const Failed: Story = {
  parameters: page({ server: afterOneRead({ on: 'list', do: 'fail', code: 'network', times: 2 }) }),
  play: refresh,
}
