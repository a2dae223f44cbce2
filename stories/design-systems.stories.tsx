import type { Meta, StoryObj } from '@storybook/react-vite'
import {
  DeviceList,
  DeviceListHeader,
  DeviceListItem,
  DeviceListItems,
  DeviceListMeta,
  DeviceListName,
  DeviceListOutcomes,
  DeviceListSignOut,
  DeviceListSignOutOthers,
  DeviceListTitle,
} from 'react-device-sessions'
import { expect, screen, userEvent as user, waitFor } from 'storybook/test'
import './design-systems/plain.css'
import { InRadixDialog } from './design-systems/in-radix-dialog.tsx'
import { shadcn } from './design-systems/shadcn-parts.tsx'
import { framed, onAPage, page } from './support/page.tsx'
import { press } from './support/plays.ts'

/** In a design system of your own: its button, its dialog and its toaster in place of the kit's, without a fork. */
const meta = {
  title: 'Design systems',
  component: DeviceList,
  decorators: [onAPage],
  args: { timeZone: 'Europe/Paris' },
} satisfies Meta<typeof DeviceList>

export default meta

type Story = StoryObj<typeof meta>

const lagging = { server: { capabilities: { accessTokenLagSeconds: 900 } } }

/** shadcn's button and a dialog on Radix, given once. Its tokens are the list's defaults, so no variable is set. */
export const Shadcn: Story = {
  args: { components: shadcn },
  render: (args) => (
    <div className="shadcn">
      <DeviceList {...args} />
    </div>
  ),
}

/** In a card that has its own heading: the list without a frame. Not a line of CSS is written for it. */
export const ShadcnCard: Story = {
  args: { components: shadcn, title: null },
  render: (args) => (
    <div className="shadcn">
      <div className="shadcn-card">
        <h2 className="shadcn-card-title">Your devices</h2>
        <p className="shadcn-card-description">You’re signed in on these devices. Sign out any you don’t recognize.</p>
        <DeviceList data-device-list="frameless" {...args} />
      </div>
    </div>
  ),
}

export const ShadcnQuestion: Story = {
  ...Shadcn,
  parameters: { ...framed, ...page(lagging) },
  play: async (context) => {
    await press('Sign out all other devices')(context)
    const dialog = await screen.findByRole('dialog', { name: 'Sign out all 4 other devices?' })
    await expect(dialog).toHaveTextContent('15 minutes')
    await expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus()
  },
}

/** Esc closes the host's dialog, and the focus comes back to the button that opened it. */
export const ShadcnCancelled: Story = {
  ...Shadcn,
  parameters: framed,
  play: async (context) => {
    await press('Sign out, Living room TV')(context)
    await screen.findByRole('dialog')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(context.canvas.getByRole('button', { name: 'Sign out, Living room TV' })).toHaveFocus())
  },
}

export const ShadcnSignedOut: Story = {
  ...Shadcn,
  parameters: framed,
  play: async (context) => {
    await press('Sign out, Living room TV')(context)
    await user.click(await screen.findByRole('button', { name: 'Sign out' }))
    await waitFor(() => expect(context.canvas.queryByText('Living room TV', { selector: 'bdi' })).toBeNull())
  },
}

// oxlint-disable-next-line jsx-a11y/control-has-associated-label -- the part's own text lands in it
const plainButton = <button type="button" className="plain-button" />

const plainRow = (
  <DeviceListItem className="plain-row">
    <div data-device-list-body="">
      <DeviceListName render={<strong />} />
      <DeviceListMeta />
    </div>
    <DeviceListSignOut render={plainButton} />
  </DeviceListItem>
)

/** A design system that is plain CSS: parts get its classes, take other elements, stand in another order. */
export const PlainCss: Story = {
  args: {
    className: 'plain-list',
    children: (
      <>
        <DeviceListHeader>
          <DeviceListTitle className="plain-title" />
        </DeviceListHeader>
        <DeviceListItems of="current">{plainRow}</DeviceListItems>
        <div data-device-list-group="">
          <DeviceListOutcomes />
          <DeviceListItems aria-label="Other devices">{plainRow}</DeviceListItems>
          <DeviceListSignOutOthers
            render={
              <button type="button" className="plain-button plain-button-strong">
                Leave all other devices
              </button>
            }
          />
        </div>
      </>
    ),
  },
}

/** Inside a modal dialog of Radix: the list's own question opens above it, and gives the focus back. */
export const InsideARadixDialog: Story = {
  render: (args) => <InRadixDialog {...args} />,
  parameters: framed,
  play: async ({ canvas }) => {
    await user.click(await canvas.findByRole('button', { name: 'Account settings' }))
    await user.click(await screen.findByRole('button', { name: 'Sign out, Living room TV' }))
    await screen.findByRole('dialog', { name: /^Sign out / })
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('dialog', { name: /^Sign out / })).toBeNull())
    await expect(screen.getByRole('dialog', { name: 'Account settings' })).toBeVisible()
    await expect(screen.getByRole('button', { name: 'Sign out, Living room TV' })).toHaveFocus()
    await user.click(screen.getByRole('button', { name: 'Sign out, Living room TV' }))
    await user.click(await screen.findByRole('button', { name: 'Sign out' }))
    await waitFor(() => expect(screen.queryByText('Living room TV', { selector: 'bdi' })).toBeNull())
    await expect(screen.getByRole('dialog', { name: 'Account settings' })).toBeVisible()
  },
}
