import { screen, waitFor } from '@testing-library/react'
import { useSessions } from 'react-device-sessions'
import { expect, test } from 'vitest'
import { failOnConsole, othersButton, quiet, showList, signOutOthers } from './show-list.tsx'

failOnConsole()

/** As Supabase has it: all others can be signed out, and none can be listed. */
const noList = {
  capabilities: { list: 'none', revokeOne: 'none', currentFrom: 'none', accessTokenLagSeconds: 3600 },
} as const

const text = () => document.body.textContent ?? ''
const requested = 'Sign-out of all other devices requested. We couldn’t confirm it yet.'

/** What stands on the screen, not the announcer that says the same. */
const note = { selector: '[data-device-list-note-text]' } as const

test('asks before it signs out the others, counts none, and tells how long they may go on', async () => {
  const { user } = showList(noList)
  await user.click(othersButton())
  expect(screen.getByRole('dialog', { name: 'Sign out all other devices?' })).toBeVisible()
  expect(text()).toContain('They may keep access for up to 1 hour.')
  expect(text()).not.toMatch(/\d+ (?:other )?devices?/)
})

test('says "requested" and never "signed out", on screen and aloud', async () => {
  const { user, said, revokes, lists, adapter } = showList(noList)
  await signOutOthers(user)
  expect(await screen.findByText(requested, note)).toBeVisible()
  await waitFor(() => expect(said.join(' ')).toContain(requested))
  expect(revokes()).toEqual([{ target: 'others' }])
  expect(adapter.serverSessions.map(({ id }) => id)).toEqual(['laptop'])
  await quiet()
  expect(lists()).toBe(0)
  expect(`${text()} ${said.join(' ')}`).not.toMatch(
    /devices? signed out|is signed out|No other device|You’re only signed in here/,
  )
})

test('offers no "Check again": there is nothing to check against', async () => {
  const { user } = showList(noList)
  await signOutOthers(user)
  await screen.findByText(requested, note)
  expect(screen.queryByRole('button', { name: 'Check again' })).toBeNull()
  expect(othersButton()).toBeVisible()
})

test('a refusal is said, and can be tried again', async () => {
  const { user, revokes } = showList({ ...noList, faults: [{ on: 'revoke', do: 'fail', code: 'server' }] })
  await signOutOthers(user)
  expect(await screen.findByText(/may still be signed in\./, note)).toBeVisible()
  expect(text()).not.toContain('requested')
  await signOutOthers(user)
  expect(await screen.findByText(requested, note)).toBeVisible()
  expect(revokes()).toHaveLength(2)
})

test('an outcome that is open is called that', async () => {
  const { user } = showList({ ...noList, faults: [{ on: 'revoke', do: 'commit-then-fail' }] })
  await signOutOthers(user)
  expect(
    await screen.findByText(/Your other devices may still be signed in\. The server took too long to answer\./, note),
  ).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Check again' })).toBeNull()
})

test('whoever is signed out is told so, and after a new sign-in it is not said again', async () => {
  const server = { ...noList, faults: [{ on: 'revoke', do: 'fail', code: 'unauthenticated' }] } as const
  const { user, onSignedOut, show } = showList(server)
  await signOutOthers(user)
  expect(await screen.findByRole('heading', { name: 'You’re signed out' })).toBeVisible()
  expect(onSignedOut).toHaveBeenCalledWith('unauthenticated')
  show({ around: () => null })
  show({ around: (list) => list })
  expect(await screen.findByRole('button', { name: 'Sign out all other devices' })).toBeVisible()
  await quiet()
  expect(screen.queryByRole('heading', { name: 'You’re signed out' })).toBeNull()
})

test('headless, the missing list is an error and not an empty one', async () => {
  const seen: unknown[] = []
  function Probe() {
    const { data, error } = useSessions()
    seen.push(data)
    return error && <p>{error.code}</p>
  }
  showList(noList, { around: () => <Probe /> })
  expect(await screen.findByText('unsupported')).toBeVisible()
  expect(seen.filter((data) => data !== undefined)).toEqual([])
})
