import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createInstance } from 'i18next'
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** The file that a click needs, as a network gives it: late, or not at all. */
const file = '../../src/ui/after-click/index.ts'

/** What brings its own English along. A bundler leaves it out of a page that has the list alone. */
const notImported = ['sign-out-others-prompt', 'step-up-password-form'].map(
  (name) => `../../src/ui/after-click/${name}.tsx`,
)

/** A list on a page that has that file from `load`, and has not loaded it yet. */
async function showListOn(load: () => Promise<unknown>) {
  vi.doMock(file, load)
  for (const other of notImported) vi.doMock(other, () => ({ SignOutOthersPrompt: null, StepUpPasswordForm: null }))
  const { failOnConsole: _unused, ...page } = await import('./device-list/show-list.tsx')
  return page
}

/** A promise that is kept on call. */
function onCall() {
  const calls: (() => void)[] = []
  const late = new Promise<void>((resolve) => calls.push(resolve))
  return { late, arrive: () => calls.forEach((call) => call()) }
}

const real = () => vi.importActual(file)

beforeEach(() => {
  vi.resetModules()
})

afterEach(() => {
  for (const each of [file, ...notImported]) vi.doUnmock(each)
})

test('a click that comes before the dialog waits for it in its place, and sends nothing', async () => {
  const { late, arrive } = onCall()
  const { showList, findSignOut, signOutButton } = await showListOn(() => late.then(real))
  const { user, revokes } = showList()
  await user.click(await findSignOut('Safari on iPhone'))
  expect(signOutButton('Safari on iPhone')).toHaveAttribute('aria-busy', 'true')
  expect(signOutButton('Living room TV')).not.toHaveAttribute('aria-busy')
  arrive()
  expect(await screen.findByRole('dialog', { name: 'Sign out Safari on iPhone?' })).toBeVisible()
  expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus()
  expect(signOutButton('Safari on iPhone')).not.toHaveAttribute('aria-busy')
  expect(revokes()).toEqual([])
})

test('the last click counts: one dialog opens, for the device that was asked about last', async () => {
  const { late, arrive } = onCall()
  const { showList, findSignOut, signOutButton } = await showListOn(() => late.then(real))
  const { user } = showList()
  await user.click(await findSignOut('Safari on iPhone'))
  await user.click(signOutButton('Living room TV'))
  arrive()
  expect(await screen.findByRole('dialog', { name: 'Sign out Living room TV?' })).toBeVisible()
})

test('where the dialog cannot be had, it says that the device could not be signed out, once, and the next click tries again', async () => {
  const load = vi.fn(() => Promise.reject(new Error('404')))
  const { showList, findSignOut, signOutButton } = await showListOn(load)
  const { user, revokes, said } = showList()
  await user.click(await findSignOut('Safari on iPhone'))
  const text = 'Couldn’t sign out Safari on iPhone. That didn’t work. Refresh and try again.'
  expect(await screen.findByText(text, { selector: '[data-device-list-note-text]' })).toBeVisible()
  await vi.waitFor(() => expect(said.filter((each) => each === text)).toHaveLength(1))
  expect(signOutButton('Safari on iPhone')).toHaveFocus()
  expect(revokes()).toEqual([])
  vi.doMock(file, real)
  await user.click(signOutButton('Safari on iPhone'))
  expect(await screen.findByRole('dialog', { name: 'Sign out Safari on iPhone?' })).toBeVisible()
  expect(screen.queryByText(text, { selector: '[data-device-list-note-text]' })).not.toBeInTheDocument()
})

/** The row as it is unless the application says otherwise, and one made of parts. */
const rows = [
  ['the usual row', () => null],
  [
    'a row of parts',
    async () => {
      const { DeviceListDetails, DeviceListItem, DeviceListItems } = await import('react-device-sessions')
      return (
        <DeviceListItems>
          <DeviceListItem>
            <DeviceListDetails />
          </DeviceListItem>
        </DeviceListItems>
      )
    },
  ],
] as const

test.each(rows)('in %s, "Details" waits for its file in its place, and the last click counts', async (_row, make) => {
  const { late, arrive } = onCall()
  const { showList } = await showListOn(() => late.then(real))
  const children = await make()
  const { user } = showList({}, { list: children === null ? {} : { children } })
  const phone = await screen.findByRole('button', { name: 'Details, Safari on iPhone' })
  const television = screen.getByRole('button', { name: 'Details, Living room TV' })
  await user.click(television)
  await user.click(phone)
  await user.click(phone)
  expect(phone).toHaveAttribute('aria-busy', 'true')
  expect(phone).toHaveAttribute('aria-expanded', 'false')
  expect(television).not.toHaveAttribute('aria-busy')
  arrive()
  expect(await screen.findByText('First signed in')).toBeVisible()
  expect(phone).toHaveAttribute('aria-expanded', 'true')
  expect(phone).not.toHaveAttribute('aria-busy')
  expect(phone).toHaveFocus()
  expect(television).toHaveAttribute('aria-expanded', 'false')
})

test('where the details cannot be had, that is said once, and the next click tries again', async () => {
  const { showList } = await showListOn(() => Promise.reject(new Error('404')))
  const { user, said } = showList()
  const details = await screen.findByRole('button', { name: 'Details, Safari on iPhone' })
  await user.click(details)
  const text = 'That didn’t work. Refresh and try again.'
  expect(await screen.findByText(text, { selector: '[data-device-list-note-text]' })).toBeVisible()
  await vi.waitFor(() => expect(said).toEqual([text]))
  expect(details).toHaveFocus()
  expect(details).toHaveAttribute('aria-expanded', 'false')
  expect(details).not.toHaveAttribute('aria-busy')
  vi.doMock(file, real)
  await user.click(details)
  expect(await screen.findByText('First signed in')).toBeVisible()
  expect(screen.queryByText(text, { selector: '[data-device-list-note-text]' })).not.toBeInTheDocument()
})

test('another user is not asked what this one clicked', async () => {
  const { late, arrive } = onCall()
  const { showList, findSignOut } = await showListOn(() => late.then(real))
  const { user, show } = showList()
  await user.click(await findSignOut('Safari on iPhone'))
  show({ userId: 'bob' })
  await findSignOut('Safari on iPhone')
  arrive()
  await late
  await vi.dynamicImportSettled()
  expect(screen.queryByRole('dialog', { name: /Safari/ })).not.toBeInTheDocument()
})

test('what another part of the page signed out is not passed over in silence where its words cannot be had', async () => {
  const { showList, findSignOut } = await showListOn(() => Promise.reject(new Error('404')))
  const { useRevokeSessions } = await import('react-device-sessions')
  function WithOwnButton({ children }: { readonly children: ReactNode }) {
    const { mutate } = useRevokeSessions()
    return (
      <>
        <button type="button" onClick={() => mutate({ target: 'session', sessionIds: ['tv'] })}>
          Forget the TV
        </button>
        {children}
      </>
    )
  }
  const { user } = showList({}, { around: (list) => <WithOwnButton>{list}</WithOwnButton> })
  await findSignOut('Living room TV')
  await user.click(screen.getByRole('button', { name: 'Forget the TV' }))
  expect(await screen.findByText('Something went wrong.', { selector: '[data-device-list-note-text]' })).toBeVisible()
})

test('the prompt needs no file to tell its outcome', async () => {
  const { four } = await showListOn(() => Promise.reject(new Error('404')))
  for (const each of notImported) vi.doUnmock(each)
  vi.resetModules()
  const { SessionProvider, SignOutOthersPrompt } = await import('react-device-sessions')
  const { memoryAdapter } = await import('react-device-sessions/testing')
  const { QueryClient, QueryClientProvider } = await import('@tanstack/react-query')
  const user = userEvent.setup()
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SessionProvider adapter={memoryAdapter({ sessions: four })} userId="ada" onSignedOut={() => {}}>
        <SignOutOthersPrompt />
      </SessionProvider>
    </QueryClientProvider>,
  )
  await user.click(await screen.findByRole('button', { name: 'Sign out all other devices' }))
  const speaker = screen.getByRole('status')
  await vi.waitFor(() => expect(speaker).toHaveTextContent(/3 devices signed out|No other devices are signed in/))
})

test('the English that comes with that file takes the place of no words of the page, and stands in for what another language lacks', async () => {
  const { late, arrive } = onCall()
  // That the French is not whole is said to the developer.
  vi.spyOn(console, 'warn').mockReturnValue()
  const { showList, findSignOut } = await showListOn(() => late.then(real))
  const host = createInstance()
  const own = { confirm: { one: 'End {{device}}?' } }
  await host.init({ lng: 'en', resources: { en: { deviceSessions: own } } })
  const around = (list: ReactNode) => <I18nextProvider i18n={host}>{list}</I18nextProvider>
  const { user, show } = showList({}, { around })
  await user.click(await findSignOut('Safari on iPhone'))
  arrive()
  expect(await screen.findByRole('dialog', { name: 'End Safari on iPhone?' })).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  const inPart = { lang: 'fr', texts: { title: 'Vos appareils', confirm: { one: 'Déconnecter {{device}} ?' } } }
  show({ around, list: { language: 'fr', locales: [inPart] } })
  expect(await screen.findByRole('heading', { name: 'Vos appareils' })).toBeVisible()
  await user.click(await findSignOut('Safari on iPhone'))
  expect(await screen.findByRole('dialog', { name: /^Déconnecter/ })).toBeVisible()
  expect(screen.getByRole('button', { name: 'Cancel' })).toBeVisible()
})
