import type { Meta, StoryObj } from '@storybook/react-vite'
import {
  DeviceList,
  DeviceListBadge,
  DeviceListBody,
  DeviceListIcon,
  DeviceListItem,
  DeviceListItems,
  DeviceListLastActive,
  DeviceListMeta,
  DeviceListName,
  DeviceListNameLine,
  DeviceListNote,
  DeviceListNotRevocable,
  DeviceListPlace,
  DeviceListSignOut,
} from 'react-device-sessions'
import { framed, onAPage, page } from '../support/page.tsx'
import { signOut } from '../support/plays.ts'

const meta = {
  title: 'Parts/Row/DeviceListItem',
  component: DeviceListItem,
  decorators: [onAPage],
  args: {
    children: (
      <>
        <DeviceListIcon />
        <DeviceListBody>
          <DeviceListNameLine>
            <DeviceListName />
            <DeviceListBadge />
          </DeviceListNameLine>
          <DeviceListMeta>
            <DeviceListPlace />
            <DeviceListLastActive />
          </DeviceListMeta>
        </DeviceListBody>
        <DeviceListSignOut />
        <DeviceListNotRevocable />
        <DeviceListNote />
      </>
    ),
  },
  render: (args) => (
    <DeviceList timeZone="Europe/Paris">
      <DeviceListItems of="current">
        <DeviceListItem {...args} />
      </DeviceListItems>
      <DeviceListItems aria-label="Other devices">
        <DeviceListItem {...args} />
      </DeviceListItems>
    </DeviceList>
  ),
} satisfies Meta<typeof DeviceListItem>

export default meta

type Story = StoryObj<typeof meta>

/** What a row is made of, unless you say otherwise. */
export const Default: Story = {}

/** Children, props and attributes are yours; it stays one `<li>`. */
export const OwnContent: Story = {
  args: { children: <DeviceListName />, style: { gridTemplateColumns: '1fr' } },
}

/** While its session is being ended, whichever button it was. */
export const SigningOut: Story = {
  parameters: {
    ...page({ server: { faults: [{ on: 'revoke', do: 'hang' }] } }),
    ...framed,
  },
  play: signOut('Safari on iPhone'),
}
