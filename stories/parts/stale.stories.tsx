import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceListFooter, DeviceListReadAt, DeviceListRefresh, DeviceListStale } from 'react-device-sessions'
import { aboveRows } from '../support/around-a-part.tsx'
import { afterOneRead } from '../support/faults.ts'
import { framed, onAPage, page } from '../support/page.tsx'
import { refresh } from '../support/plays.ts'

const meta = {
  title: 'Parts/States/DeviceListStale',
  component: DeviceListStale,
  decorators: [aboveRows, onAPage],
  parameters: {
    ...page({
      server: afterOneRead({ on: 'list', do: 'fail', code: 'network', times: 2 }),
    }),
    ...framed,
  },
  render: (args) => (
    <>
      <DeviceListStale {...args} />
      <DeviceListFooter>
        <DeviceListReadAt />
        <DeviceListRefresh />
      </DeviceListFooter>
    </>
  ),
  play: refresh,
} satisfies Meta<typeof DeviceListStale>

export default meta

type Story = StoryObj<typeof meta>

/** The list was read, and could not be read anew. */
export const Default: Story = {}
