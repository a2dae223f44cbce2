import { act, screen, waitFor, within } from '@testing-library/react'
import { makeSession } from 'react-device-sessions/testing'
import { expect, test } from 'vitest'
import {
  failOnConsole,
  findSignOut,
  four,
  laptop,
  phone,
  quiet,
  row,
  showList,
  signOut,
  signOutOthers,
  tv,
} from './show-list.tsx'

failOnConsole()

const strip = (text: string) => screen.findByText(text, { selector: '[data-device-list-note-text]' })
const inStrip = (text: string | RegExp) => screen.queryByText(text, { selector: '[data-device-list-note-text]' })

type Shown = ReturnType<typeof showList>

/** Reads again, as when the page is looked at again. */
const readAgain = ({ client }: Shown) => act(() => client.refetchQueries())

/** Reads again, from a replica that has not heard of the last sign-out. */
function readFromReplica(page: Shown) {
  page.adapter.fault({ on: 'list', do: 'lag' })
  return readAgain(page)
}

test('F9: "is signed out" is taken back when a later read lists the device again, and said anew when it is gone', async () => {
  const page = showList()
  const { user, said } = page
  await signOut(user, 'Safari on iPhone')
  expect(await strip('Safari on iPhone is signed out.')).toBeVisible()

  await readFromReplica(page)
  await findSignOut('Safari on iPhone')
  expect(inStrip('Safari on iPhone is signed out.')).toBeNull()
  expect(within(row('Safari on iPhone')).getByText('May still be signed in.')).toBeVisible()
  const doubt = 'Couldn’t confirm that Safari on iPhone is signed out.'
  await waitFor(() => expect(said).toEqual(['Safari on iPhone is signed out.', doubt]))

  await readAgain(page)
  expect(await strip('Safari on iPhone is signed out.')).toBeVisible()
  await waitFor(() => expect(said.slice(2)).toEqual(['Safari on iPhone is signed out.']))

  // What a read resolved is taken back like what the sign-out itself showed.
  await readFromReplica(page)
  await findSignOut('Safari on iPhone')
  expect(inStrip(/is signed out/)).toBeNull()
})

test('F9: of many that were signed out, those that are listed again are doubtful', async () => {
  const page = showList()
  const { user, adapter, said } = page
  await signOutOthers(user)
  expect(await strip('3 devices signed out.')).toBeVisible()
  adapter.add(phone, tv)
  await readAgain(page)
  expect(await strip('1 device signed out. 2 devices may still be signed in.')).toBeVisible()
  expect(screen.getAllByText('May still be signed in.')).toHaveLength(2)
  await waitFor(() => expect(said.slice(1)).toEqual(['2 devices may still be signed in.']))
})

test('a device that is listed as before takes nothing back, though it shares a key with one that was signed out', async () => {
  const twins = ['one', 'two'].map((id) => makeSession({ id, key: 'twin', device: { type: 'desktop', label: id } }))
  const page = showList({ sessions: [laptop, ...twins] })
  const { user, said } = page
  await signOut(user, 'one')
  expect(await strip('one is signed out.')).toBeVisible()
  await readAgain(page)
  await quiet()
  expect(inStrip('one is signed out.')).toBeVisible()
  expect(said).toEqual(['one is signed out.'])
})

/** This device is not among those that are read: no session is known when all others are signed out. */
const hidden = { sessions: [phone, tv, laptop], pageSize: 2 }

test('"no other device is signed in" lasts no longer than that is so', async () => {
  const page = showList(hidden, { maxSessions: 2 })
  const { user, adapter } = page
  await signOutOthers(user)
  expect(await strip('No other devices are signed in.')).toBeVisible()

  adapter.add(phone)
  await readAgain(page)
  expect(await strip('1 device may still be signed in.')).toBeVisible()
  expect(inStrip('No other devices are signed in.')).toBeNull()
  adapter.remove('phone')
  await readAgain(page)
  expect(await strip('No other devices are signed in.')).toBeVisible()
})

test('what was read in part takes back that nobody else is there', async () => {
  const page = showList(hidden, { maxSessions: 2 })
  const { user, adapter } = page
  await signOutOthers(user)
  expect(await strip('No other devices are signed in.')).toBeVisible()
  adapter.add(...four.slice(1))
  await readAgain(page)
  expect(await strip('Sign-out of all other devices requested. We couldn’t confirm it yet.')).toBeVisible()
})
