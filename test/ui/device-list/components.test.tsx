import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { type ComponentProps, type ReactElement, type ReactNode, useEffect } from 'react'
import type { HostButtonProps, HostDialogProps } from 'react-device-sessions'
import * as kit from 'react-device-sessions'
import { expect, test, vi } from 'vitest'
import { failOnConsole, findSignOut, othersButton, quiet, showList, signOut, signOutOthers } from './show-list.tsx'

failOnConsole()

const mine = {
  className: 'theirs',
  ref: (element: Element | null) => {
    landed = element
  },
}
let landed: Element | null = null

type WithRender = (props: { readonly render: ReactElement<{ readonly children?: ReactNode }> }) => ReactNode

/** Each part that is one element, and what stands in for it here. */
const parts: readonly (readonly [string, string, WithRender])[] = [
  ['DeviceListHeader', 'data-device-list-header', (p) => <kit.DeviceListHeader {...mine} {...p} />],
  ['DeviceListTitle', 'data-device-list-title', (p) => <kit.DeviceListTitle {...mine} {...p} />],
  ['DeviceListOthersTitle', 'data-device-list-others-title', (p) => <kit.DeviceListOthersTitle {...mine} {...p} />],
  ['DeviceListItems', 'data-device-list-items', (p) => <kit.DeviceListItems {...mine} {...p} />],
  [
    'DeviceListItem',
    'data-device-list-item',
    (p) => (
      <kit.DeviceListItems of="current">
        <kit.DeviceListItem {...mine} {...p} />
      </kit.DeviceListItems>
    ),
  ],
  [
    'DeviceListName',
    'data-device-list-name',
    (p) => (
      <kit.DeviceListItems of="current">
        <kit.DeviceListName {...mine} {...p} />
      </kit.DeviceListItems>
    ),
  ],
  [
    'DeviceListSignOutOthers',
    'data-device-list-sign-out-others',
    (p) => <kit.DeviceListSignOutOthers {...mine} {...p} />,
  ],
]

test.each(parts)('%s can be another element: props, ref and children land on it', async (_name, attribute, place) => {
  showList({}, { list: { children: place({ render: <div data-theirs="" className="own" /> }) } })
  await waitFor(() => expect(document.querySelector('[data-theirs]')).not.toBeNull())
  const element = document.querySelector('[data-theirs]')
  expect(element).toHaveAttribute(attribute)
  expect(element).toHaveClass('theirs', 'own')
  expect(landed).toBe(element)
})

// oxlint-disable-next-line jsx-a11y/heading-has-content -- the part's own text lands in it
const four = <h4 />

test('what the parts show stays in it, unless it has children of its own', async () => {
  const children = (
    <>
      <kit.DeviceListTitle render={four} />
      <kit.DeviceListHeader render={<div>Sign out what you do not know.</div>} />
    </>
  )
  showList({}, { list: { children } })
  expect(await screen.findByRole('heading', { name: 'Your devices', level: 4 })).toBeVisible()
  expect(await screen.findByText('Sign out what you do not know.')).toBeVisible()
})

test('a button that stands in for ours has none of its looks, and does the same', async () => {
  const onClick = vi.fn<() => void>()
  // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- the part's own text lands in it
  const theirs = <button type="button" className="own" onClick={onClick} />
  const { user, revokes } = showList({}, { list: { children: <kit.DeviceListSignOutOthers render={theirs} /> } })
  const button = await screen.findByRole('button', { name: 'Sign out all other devices' })
  expect(button).toHaveClass('own')
  expect(button).not.toHaveAttribute('data-device-list-button')
  await user.click(button)
  expect(onClick).toHaveBeenCalledOnce()
  await user.click(screen.getByRole('button', { name: 'Sign out 3 devices' }))
  await waitFor(() => expect(revokes()).toEqual([{ target: 'others' }]))
})

function HostButton({ variant, ...props }: HostButtonProps) {
  return <button {...props} data-host={variant} />
}

test('a button of the host is used wherever there is one, and keeps its focus and its manners', async () => {
  const { user, revokes } = showList(
    { faults: [{ on: 'revoke', do: 'fail', code: 'server' }] },
    { list: { components: { Button: HostButton } } },
  )
  await findSignOut('Safari on iPhone')
  expect(othersButton()).toHaveAttribute('data-host', 'danger')
  expect(document.querySelector('[data-device-list-button]')).toBeNull()
  await signOut(user, 'Safari on iPhone')
  const again = await screen.findByRole('button', { name: /again, Safari on iPhone$/ })
  expect(again).toHaveAttribute('data-host', 'plain')
  // The second click of a double click belongs to whatever stood there before.
  fireEvent.click(again, { detail: 2 })
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(revokes()).toHaveLength(1)
})

/** As small as a dialog of a design system can be: no portal, no animation. */
function HostDialog({ open, title, description, card, lang, ...props }: HostDialogProps) {
  const { restoreFocus } = props
  useEffect(() => (open ? () => restoreFocus() : undefined), [open, restoreFocus])
  if (!open) return null
  return (
    <dialog open aria-label={title} lang={lang} data-host="">
      <p>{description}</p>
      {card}
      <button type="button" onClick={props.onCancel}>
        {props.cancelLabel}
      </button>
      <button type="button" onClick={props.onConfirm}>
        {props.confirmLabel}
      </button>
    </dialog>
  )
}

const inHostDialog: ComponentProps<typeof kit.DeviceList> = { components: { Dialog: HostDialog } }

test('a dialog of the host asks in our words; cancel asks nobody and gives the focus back', async () => {
  const { user, revokes } = showList({ capabilities: { accessTokenLagSeconds: 900 } }, { list: inHostDialog })
  await user.click(await findSignOut('Safari on iPhone'))
  const asked = screen.getByRole('dialog', { name: 'Sign out Safari on iPhone?' })
  expect(asked).toHaveAttribute('data-host')
  expect(asked).toHaveTextContent('15 minutes')
  expect(asked).toHaveAttribute('lang', 'en')
  expect(asked.querySelector('[data-device-list-card]')).toHaveTextContent('Safari on iPhone')
  expect(screen.getAllByRole('dialog')).toEqual([asked])
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(await findSignOut('Safari on iPhone')).toHaveFocus()
  expect(revokes()).toEqual([])
})

test('it gets the devices as a list where several are meant', async () => {
  const { user } = showList({}, { list: inHostDialog })
  await user.click(await screen.findByRole('button', { name: 'Sign out all other devices' }))
  const asked = within(screen.getByRole('dialog'))
  expect(asked.getAllByRole('listitem').map(({ textContent }) => textContent.slice(0, 6))).toEqual([
    'Safari',
    'Living',
    'Firefo',
  ])
})

test('it signs out what was asked about, once', async () => {
  const { user, revokes, said } = showList({}, { list: inHostDialog })
  await signOut(user, 'Safari on iPhone')
  await waitFor(() => expect(said.at(-1)).toMatch(/^Safari on iPhone is signed out/))
  expect(revokes()).toEqual([{ target: 'session', sessionIds: ['phone'] }])
})

test('a dialog that fades out confirms once, and not after it was cancelled', async () => {
  const seen: HostDialogProps[] = []
  const Fading = (props: HostDialogProps) => {
    useEffect(() => void seen.push(props))
    return <dialog open={props.open} aria-label={props.title} />
  }
  const { user, revokes } = showList({}, { list: { components: { Dialog: Fading } } })
  await user.click(await findSignOut('Safari on iPhone'))
  seen.at(-1)?.onCancel()
  seen.at(-1)?.onConfirm()
  await quiet()
  expect(revokes()).toEqual([])
  await user.click(await findSignOut('Safari on iPhone'))
  const { onConfirm } = seen.at(-1) ?? {}
  onConfirm?.()
  onConfirm?.()
  await waitFor(() => expect(revokes()).toHaveLength(1))
  expect(seen.at(-1)?.open).toBe(false)
  expect(seen.at(-1)?.title).toBe('Sign out Safari on iPhone?')
})

test('a toast of the host’s own, for success alone; one that throws ends nothing', async () => {
  const reported = vi.fn<(error: unknown) => void>()
  vi.stubGlobal('reportError', reported)
  const toastSuccess = vi.fn<(text: string) => void>(() => {
    throw new Error('no toaster')
  })
  const { user, said } = showList(
    { faults: [{ on: 'revoke', do: 'fail', code: 'server' }] },
    { list: { components: { toastSuccess } } },
  )
  await signOut(user, 'Safari on iPhone')
  await waitFor(() => expect(said).toHaveLength(1))
  expect(toastSuccess).not.toHaveBeenCalled()
  await signOutOthers(user)
  await waitFor(() => expect(said).toHaveLength(2))
  expect(toastSuccess).toHaveBeenCalledExactlyOnceWith(said[1], expect.objectContaining({ lang: 'en', dir: 'ltr' }))
  await waitFor(() => expect(reported).toHaveBeenCalledOnce())
  vi.unstubAllGlobals()
})
