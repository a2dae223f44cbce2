import { act, screen, waitFor, within } from '@testing-library/react'
import type { ReactNode } from 'react'
import { DeviceList, DeviceListItems, DeviceListStepUp, StepUpPasswordForm } from 'react-device-sessions'
import type { StepUpProof, StepUpRequest } from 'react-device-sessions/hooks'
import { expect, test, vi } from 'vitest'
import {
  failOnConsole,
  findSignOut,
  findStanding,
  quiet,
  row,
  showList,
  signOut,
  signOutButton,
  signOutOthers,
} from '../device-list/show-list.tsx'

failOnConsole()

const untilProof = (on: 'list' | 'revoke') => ({ on, do: 'step-up', times: 'until-proof' }) as const
const question = () => screen.getByRole('dialog')
const findQuestion = (name: string) => screen.findByRole('dialog', { name })
const field = () => within(question()).getByLabelText<HTMLInputElement>('Password')
const press = (name: string) => within(question()).getByRole('button', { name })

/** Not in the live region, in which what was said stays for ten seconds. */
const onScreen = { ignore: '[data-device-list-announcer] *' }

/** What was asked of the server, without the first reads: React mounts twice in development. */
const sent = ({ calls }: ReturnType<typeof showList>['adapter']) => {
  const operations = calls.map(({ operation, stepUp }) => `${operation}${stepUp ? '+proof' : ''}`)
  return operations.slice(operations.findIndex((operation) => operation !== 'list'))
}

/** Takes "hunter2" and nothing else, as a server would. */
const form = (onSubmit = vi.fn(async (password: string) => (password === 'hunter2' ? { password } : null))) => (
  <StepUpPasswordForm username="ada@example.com" onSubmit={onSubmit} />
)

test('3.3.7: a challenged sign-out asks in a dialog that says what for, and is repeated once with the proof', async () => {
  const { user, adapter, said } = showList({ faults: [untilProof('revoke')] }, { list: { stepUp: form() } })
  await signOut(user, 'Safari on iPhone')
  const box = await findQuestion('Confirm it’s you to sign out Safari on iPhone')
  expect(box).toHaveAccessibleDescription('This is needed before devices are signed out.')
  expect(box).toHaveAttribute('aria-modal', 'true')
  expect(field()).toHaveFocus()
  // Nothing has ended yet, and nothing says so.
  expect(row('Safari on iPhone')).toHaveAttribute('aria-busy', 'true')
  expect(said).toEqual([])

  await user.type(field(), 'hunter2{Enter}')
  await waitFor(() => expect(said).toEqual(['Safari on iPhone is signed out.']))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(sent(adapter)).toEqual(['revoke', 'revoke+proof', 'list'])
  expect(adapter.calls.flatMap(({ stepUp }) => stepUp ?? [])).toEqual([{ password: 'hunter2' }])
})

test.each([
  ['Cancel', (user: ReturnType<typeof showList>['user']) => user.click(press('Cancel'))],
  ['Esc', (user: ReturnType<typeof showList>['user']) => user.keyboard('{Escape}')],
])('%s sends nothing more, gives the focus back and leaves the row with its next step', async (_name, leave) => {
  const { user, said, adapter } = showList({ faults: [untilProof('revoke')] }, { list: { stepUp: form() } })
  await signOut(user, 'Safari on iPhone')
  await findQuestion('Confirm it’s you to sign out Safari on iPhone')
  await leave(user)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await findStanding('Safari on iPhone', /Still signed in\./)
  expect(screen.getByRole('button', { name: 'Confirm it’s you, Safari on iPhone' })).toHaveFocus()
  await quiet()
  expect(sent(adapter)).toEqual(['revoke'])
  expect(said).toEqual(['Couldn’t sign out Safari on iPhone. First, confirm it’s you.'])

  // The intent is one click away.
  await user.click(screen.getByRole('button', { name: 'Confirm it’s you, Safari on iPhone' }))
  await findQuestion('Confirm it’s you to sign out Safari on iPhone')
  await user.type(field(), 'hunter2{Enter}')
  await waitFor(() => expect(screen.queryByRole('button', { name: /iPhone/ })).toBeNull())
  expect(sent(adapter)).toEqual(['revoke', 'revoke', 'revoke+proof', 'list'])
})

test('all others: the title has the number, and the rows stay what they are until it is done', async () => {
  const { user, said } = showList({ faults: [untilProof('revoke')] }, { list: { stepUp: form() } })
  await signOutOthers(user)
  await findQuestion('Confirm it’s you to sign out 3 devices')
  expect(said).toEqual([])
  await user.type(field(), 'hunter2{Enter}')
  await waitFor(() => expect(said).toEqual(['3 devices signed out.']))
})

test('this device: the title says so', async () => {
  const { user } = showList({ faults: [untilProof('revoke')] }, { list: { stepUp: form() } })
  await signOut(user, 'Chrome on macOS')
  expect(await findQuestion('Confirm it’s you to sign out here')).toBeVisible()
})

test('a challenged list asks when the button is pressed, not by itself', async () => {
  const { user, said, lists } = showList({ faults: [untilProof('list')] }, { list: { stepUp: form() } })
  const confirm = await screen.findByRole('button', { name: 'Confirm it’s you' })
  expect(screen.getByText('First, confirm it’s you.')).toBeVisible()
  const before = lists()
  await quiet()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(lists()).toBe(before)

  await user.click(confirm)
  const box = await findQuestion('Confirm it’s you to see your devices')
  expect(box).toHaveAccessibleDescription('This is needed before your devices are shown.')
  await user.type(field(), 'hunter2{Enter}')
  expect(await findSignOut('Safari on iPhone')).toBeVisible()
  expect(lists()).toBe(before + 1)
  // What had the focus is gone: it goes on to the list.
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Your devices' })).toHaveFocus())
  await waitFor(() => expect(said.at(-1)).toBe('4 devices are listed.'))
})

test('a challenged list after a cancel: nothing is sent, the panel stays, and it is said', async () => {
  const { user, said, lists } = showList({ faults: [untilProof('list')] }, { list: { stepUp: form() } })
  const confirm = await screen.findByRole('button', { name: 'Confirm it’s you' })
  const before = lists()
  await user.click(confirm)
  await findQuestion('Confirm it’s you to see your devices')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(confirm).toHaveFocus())
  await waitFor(() => expect(said.at(-1)).toBe('Not confirmed, so nothing was loaded.'))
  expect(screen.getByRole('heading', { name: 'We couldn’t load your devices' })).toBeVisible()
  await quiet()
  expect(lists()).toBe(before)
})

test('a challenge in the background leaves the rows, dates them, and asks nobody', async () => {
  const { user, adapter, lists } = showList({}, { list: { stepUp: form() } })
  await findSignOut('Safari on iPhone')
  adapter.fault(untilProof('list'))
  const before = lists()
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  expect(await screen.findByText(/Couldn’t refresh\./, onScreen)).toBeVisible()
  expect(signOutButton('Safari on iPhone')).toBeVisible()
  expect(screen.queryByRole('dialog')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Confirm it’s you' }))
  await findQuestion('Confirm it’s you to see your devices')
  await user.type(field(), 'hunter2{Enter}')
  await waitFor(() => expect(screen.queryByText(/Couldn’t refresh\./, onScreen)).toBeNull())
  expect(lists()).toBe(before + 2)
})

test('a sign-out whose re-read is challenged was requested: it is never said to have failed', async () => {
  const { user, adapter, said } = showList({}, { list: { stepUp: form() } })
  await findSignOut('Safari on iPhone')
  adapter.fault(untilProof('list'))
  await signOut(user, 'Safari on iPhone')
  const item = within(row('Safari on iPhone'))
  expect(await item.findByText(/^Sign-out requested\./)).toBeVisible()
  expect(screen.queryByRole('dialog')).toBeNull()
  await waitFor(() => expect(said).toEqual(['Couldn’t confirm that Safari on iPhone is signed out.']))

  await user.click(item.getByRole('button', { name: 'Check again, Safari on iPhone' }))
  await user.click(await screen.findByRole('button', { name: 'Confirm it’s you' }))
  await findQuestion('Confirm it’s you to see your devices')
  await user.type(field(), 'hunter2{Enter}')
  await waitFor(() => expect(said.at(-1)).toBe('Safari on iPhone is signed out.'))
})

test('is one question for two sign-outs, and names both', async () => {
  const { user, revokes } = showList({ faults: [untilProof('revoke')] }, { list: { stepUp: form() } })
  await findSignOut('Safari on iPhone')
  await signOut(user, 'Safari on iPhone')
  await findQuestion('Confirm it’s you to sign out Safari on iPhone')
  // The page behind a modal cannot be clicked; in jsdom it can, as a second list or a slow answer would.
  await signOut(user, 'Living room TV')
  await findQuestion('Confirm it’s you to sign out 2 devices')
  await user.type(field(), 'hunter2{Enter}')
  await waitFor(() => expect(screen.queryByRole('button', { name: /iPhone|Living room/ })).toBeNull())
  expect(revokes()).toHaveLength(4)
})

test('waits while another confirmation is being read', async () => {
  const { user, adapter } = showList({ latencyMs: 30 }, { list: { stepUp: form() } })
  await findSignOut('Safari on iPhone')
  adapter.fault(untilProof('revoke'))
  await signOut(user, 'Safari on iPhone')
  await user.click(signOutButton('Living room TV'))
  await quiet()
  expect(screen.getAllByRole('dialog')).toEqual([screen.getByRole('dialog', { name: 'Sign out Living room TV?' })])
  await user.keyboard('{Escape}')
  expect(await findQuestion('Confirm it’s you to sign out Safari on iPhone')).toBeVisible()
})

test('a handler on the provider wins; the slot can only cancel', async () => {
  const onStepUp = vi.fn(() => new Promise<StepUpProof | null>(() => {}))
  const { user, adapter } = showList({ faults: [untilProof('revoke')] }, { list: { stepUp: form() }, onStepUp })
  await signOut(user, 'Safari on iPhone')
  expect(await screen.findByText('Waiting for you to confirm it’s you.')).toBeVisible()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(onStepUp).toHaveBeenCalledTimes(1)
  expect(row('Safari on iPhone')).toHaveAttribute('aria-busy', 'true')

  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(await within(row('Safari on iPhone')).findByText(/Still signed in\./)).toBeVisible()
  expect(sent(adapter)).toEqual(['revoke'])
})

test('with neither, a challenge is an error that says what the server wants, and no button promises more', async () => {
  showList({ faults: [untilProof('list')] })
  expect(await screen.findByText('First, confirm it’s you.')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Sign in again' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Confirm it’s you' })).toBeNull()
})

test('a page that is left while it asks sends nothing, and nothing stays pending', async () => {
  const { user, adapter, client, unmount } = showList({ faults: [untilProof('revoke')] }, { list: { stepUp: form() } })
  await signOut(user, 'Safari on iPhone')
  await findQuestion('Confirm it’s you to sign out Safari on iPhone')
  unmount()
  await waitFor(() => expect(client.isMutating()).toBe(0))
  expect(sent(adapter)).toEqual(['revoke'])
})

test('another user: the question is gone, and nothing is sent for the one before', async () => {
  const { user, adapter, show, client } = showList({ faults: [untilProof('revoke')] }, { list: { stepUp: form() } })
  await signOut(user, 'Safari on iPhone')
  await findQuestion('Confirm it’s you to sign out Safari on iPhone')
  show({ userId: 'bob' })
  await findSignOut('Safari on iPhone')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(client.isMutating()).toBe(0)
  expect(sent(adapter).filter((call) => call !== 'list')).toEqual(['revoke'])
})

test('a function gets the whole question, and the part stands where it is placed', async () => {
  const seen: StepUpRequest[] = []
  const { user, revokes } = showList(
    { faults: [untilProof('revoke')] },
    {
      list: {
        children: (
          <>
            <DeviceListItems />
            <DeviceListStepUp className="mine">
              {(request) => {
                seen.push(request)
                return (
                  <button type="button" onClick={() => request.submit({ verificationId: 'v1' })}>
                    {request.challenge.kind}
                  </button>
                )
              }}
            </DeviceListStepUp>
          </>
        ),
      },
    },
  )
  await signOut(user, 'Safari on iPhone')
  await user.click(await screen.findByRole('button', { name: 'password' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  await waitFor(() => expect(revokes()).toHaveLength(2))
  expect(seen[0]).toMatchObject({ asks: 'slot', error: { code: 'step_up_required' }, action: { type: 'revoke' } })
})

test('what happens meanwhile is announced when the dialog is closed: outside a modal nothing is heard', async () => {
  const { user, said } = showList({ faults: [untilProof('revoke')] }, { list: { stepUp: form() } })
  await signOut(user, 'Safari on iPhone')
  await findQuestion('Confirm it’s you to sign out Safari on iPhone')
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  await quiet()
  expect(said).toEqual([])
  act(() => press('Cancel').click())
  await waitFor(() => expect(said).toContain('Up to date'))
})

test('the password is in the call to the server and nowhere on the page or in a cache', async () => {
  const { user, client, adapter } = showList({ faults: [untilProof('revoke')] }, { list: { stepUp: form() } })
  await signOut(user, 'Safari on iPhone')
  await findQuestion('Confirm it’s you to sign out Safari on iPhone')
  const input = field()
  await user.type(input, 'hunter2')
  expect(document.documentElement.outerHTML).not.toContain('hunter2')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(screen.queryByRole('button', { name: /iPhone/ })).toBeNull())
  expect(input.value).toBe('')
  expect(document.documentElement.outerHTML).not.toContain('hunter2')
  const states = [...client.getQueryCache().getAll(), ...client.getMutationCache().getAll()].map(({ state }) => state)
  expect(JSON.stringify(states)).not.toContain('hunter2')
  expect(JSON.stringify(adapter.calls)).toContain('hunter2')
})

test('with two lists on a page, one of them asks', async () => {
  const around = (list: ReactNode) => (
    <>
      {list}
      <DeviceList title="The same devices" stepUp={form()} />
    </>
  )
  const { user, adapter, revokes } = showList({ faults: [untilProof('revoke')] }, { list: { stepUp: form() }, around })
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Sign out, Safari on iPhone' })).toHaveLength(2))
  const [button] = screen.getAllByRole('button', { name: 'Sign out, Safari on iPhone' })
  if (button) await user.click(button)
  await user.click(screen.getByRole('button', { name: 'Sign out' }))
  await findQuestion('Confirm it’s you to sign out Safari on iPhone')
  await user.type(field(), 'hunter2{Enter}')
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Sign out, Safari on iPhone' })).toBeNull())
  expect(revokes()).toHaveLength(2)
  expect(adapter.calls.flatMap(({ stepUp }) => stepUp ?? [])).toEqual([{ password: 'hunter2' }])
})
