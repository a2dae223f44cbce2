import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { DeviceList, SessionProvider, StepUpPasswordForm } from 'react-device-sessions'
import { DeviceManager } from 'react-device-sessions/manage'
import { type MemoryAdapterOptions, memoryAdapter } from 'react-device-sessions/testing'
import { createPortal } from 'react-dom'
import { afterEach, expect, test, vi } from 'vitest'
import { failOnConsole, four, laptop } from './device-list/show-list.tsx'
import { many } from './manage/show-manager.tsx'

// The list asks the tree and the window that it really stands in: in a shadow root `document.activeElement` is the host of it all,
// and a frame has a window, a document and classes of its own.

failOnConsole()
afterEach(() => document.body.replaceChildren())

/** Where a list may stand, and how it is asked what has the focus there. */
const places = {
  'the page itself': () => {
    const at = document.body.appendChild(document.createElement('div'))
    return { at, root: document }
  },
  'a shadow root': () => {
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })
    return { at: root.appendChild(document.createElement('div')), root }
  },
  'a closed shadow root inside another': () => {
    const outer = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })
    const root = outer.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' })
    return { at: root.appendChild(document.createElement('div')), root }
  },
  'a frame': () => {
    const { contentDocument } = document.body.appendChild(document.createElement('iframe'))
    if (!contentDocument) throw new Error('The frame has no document.')
    return { at: contentDocument.body, root: contentDocument }
  },
}
const names = [
  'the page itself',
  'a shadow root',
  'a closed shadow root inside another',
  'a frame',
] as const satisfies readonly (keyof typeof places)[]

function showIn(place: keyof typeof places, server: MemoryAdapterOptions = {}, list = <DeviceList />) {
  const { at, root } = places[place]()
  const adapter = memoryAdapter({ sessions: four, ...server })
  render(
    createPortal(
      <QueryClientProvider client={new QueryClient()}>
        <SessionProvider adapter={adapter} userId="ada" recheckAfterMs={20} onSignedOut={() => {}}>
          {list}
        </SessionProvider>
      </QueryClientProvider>,
      at,
    ),
  )
  const page = within(at)
  const find = (name: string | RegExp) => page.findByRole('button', { name })
  const click = async (name: string | RegExp) => {
    const button = await find(name)
    button.focus()
    fireEvent.click(button)
  }
  const key = (init: KeyboardEventInit) =>
    fireEvent.keyDown(root.activeElement ?? at, { bubbles: true, composed: true, cancelable: true, ...init })
  return { adapter, at, page, find, click, key, focused: () => root.activeElement }
}

test.each(names)('in %s the question holds the focus, and gives it back', async (place) => {
  const { page, find, click, key, focused } = showIn(place)
  await click('Sign out, Safari on iPhone')
  const box = within(await page.findByRole('dialog'))
  const cancel = box.getByRole('button', { name: 'Cancel' })
  const confirm = box.getByRole('button', { name: 'Sign out' })
  expect(focused()).toBe(cancel)
  // In the middle Tab is the browser's own: a key that is not held back goes on from there.
  expect(key({ key: 'Tab' })).toBe(true)
  confirm.focus()
  expect(key({ key: 'Tab' })).toBe(false)
  expect(focused()).toBe(cancel)
  expect(key({ key: 'Tab', shiftKey: true })).toBe(false)
  expect(focused()).toBe(confirm)
  key({ key: 'Escape' })
  expect(page.queryByRole('dialog')).toBeNull()
  expect(focused()).toBe(await find('Sign out, Safari on iPhone'))
})

test.each(names)('in %s the focus goes on when its row is gone', async (place) => {
  const { page, find, click, focused } = showIn(place)
  await click('Sign out, Safari on iPhone')
  within(await page.findByRole('dialog'))
    .getByRole('button', { name: 'Sign out' })
    .focus()
  fireEvent.click(within(page.getByRole('dialog')).getByRole('button', { name: 'Sign out' }))
  await waitFor(() => expect(page.queryByRole('button', { name: 'Details, Safari on iPhone' })).toBeNull())
  await waitFor(async () => expect(focused()).toBe(await find('Sign out, Living room TV')))
})

test.each(names)('in %s focus that is elsewhere is not taken', async (place) => {
  const { adapter, at, page, click, focused } = showIn(place, { faults: [{ on: 'revoke', do: 'hang' }] })
  await click('Sign out, Safari on iPhone')
  fireEvent.click(within(await page.findByRole('dialog')).getByRole('button', { name: 'Sign out' }))
  await page.findByText('Signing out…')
  const elsewhere = at.appendChild(at.ownerDocument.createElement('button'))
  elsewhere.focus()
  adapter.release()
  await waitFor(() => expect(page.queryByRole('button', { name: 'Details, Safari on iPhone' })).toBeNull())
  expect(focused()).toBe(elsewhere)
})

test.each(names)('in %s "this was not me" leads on, with the focus', async (place) => {
  const { page, click, focused } = showIn(place)
  await click('Details, Safari on iPhone')
  await click('This wasn’t me, Safari on iPhone')
  fireEvent.click(within(await page.findByRole('dialog')).getByRole('button', { name: 'Sign out' }))
  await waitFor(() => expect(focused()).toBe(page.getByRole('heading', { name: 'Secure your account' })))
})

test.each(names)('in %s the proof is asked for, and the focus comes back', async (place) => {
  const form = <StepUpPasswordForm onSubmit={async (password) => ({ password })} />
  const { page, find, click, key, focused } = showIn(
    place,
    { faults: [{ on: 'revoke', do: 'step-up', times: 'until-proof' }] },
    <DeviceList stepUp={form} />,
  )
  await click('Sign out, Safari on iPhone')
  fireEvent.click(within(await page.findByRole('dialog')).getByRole('button', { name: 'Sign out' }))
  const box = await page.findByRole('dialog')
  expect(focused()).toBe(within(box).getByLabelText('Password'))
  key({ key: 'Escape' })
  await waitFor(() => expect(page.queryByRole('dialog')).toBeNull())
  expect(focused()).toBe(await find('Confirm it’s you, Safari on iPhone'))
})

test.each(names)('in %s a held Enter presses nothing', async (place) => {
  const { find, key } = showIn(place)
  const button = await find('Sign out, Safari on iPhone')
  button.focus()
  expect(key({ key: 'Enter', repeat: true })).toBe(false)
})

test.each(names)('in %s an id is copied by the window that was clicked in', async (place) => {
  const { at, page, click } = showIn(place)
  const view = at.ownerDocument.defaultView
  if (!view) throw new Error('There is no window.')
  const writeText = vi.fn<(text: string) => Promise<void>>(async () => {})
  Object.defineProperty(view.navigator, 'clipboard', { configurable: true, value: { writeText } })
  await click('Details, Safari on iPhone')
  await click(/^Copy, /)
  await page.findByText('Copied', { selector: 'dd *' })
  expect(writeText).toHaveBeenCalledExactlyOnceWith('phone')
})

test.each(names)('in %s Shift selects a range', async (place) => {
  const { page } = showIn(place, { sessions: [laptop, ...many(5).slice(1)] }, <DeviceManager />)
  const user = userEvent.setup({ document: places[place]().at.ownerDocument })
  await user.click(await page.findByRole('checkbox', { name: 'Device 0' }))
  await user.keyboard('{Shift>}')
  await user.click(page.getByRole('checkbox', { name: 'Device 3' }))
  expect(page.getByRole('checkbox', { name: 'Device 2' })).toBeChecked()
})
