// What a screen reader says on the main paths of the list, word for word; `transcript-more.test.tsx` has the other paths. After an intended change: `-u`, and read what has changed.
import '../../src/ui/styles.css'
import { expect, test } from 'vitest'
import { atTheList, heardBy, keepStill } from './at-the-list.ts'

keepStill()

test('reads the list', async () => {
  const reader = await atTheList()
  await reader.browse()
  await expect(heardBy(reader)).toMatchFileSnapshot('transcript/the-list.txt')
})

test('signs out one device: first cancelled, then confirmed', async () => {
  const reader = await atTheList()
  await reader.tabTo('Sign out, Safari on iPhone')
  await reader.press('Enter')
  await reader.press('Escape')
  await reader.askAndConfirm()
  await reader.hear('Safari on iPhone is signed out.')
  await expect(heardBy(reader)).toMatchFileSnapshot('transcript/one-device.txt')
})

test('4.1.3: signs out all others', async () => {
  const reader = await atTheList({ capabilities: { accessTokenLagSeconds: 900 } })
  await reader.tabTo('Sign out all other devices')
  await reader.askAndConfirm()
  await reader.hear('3 devices signed out.')
  await expect(heardBy(reader)).toMatchFileSnapshot('transcript/all-others.txt')
})

test('4.1.3: hears of a failure, and tries again', async () => {
  const reader = await atTheList({ faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] })
  await reader.tabTo('Sign out, Safari on iPhone')
  await reader.askAndConfirm()
  await reader.hear(/Couldn’t sign out/)
  await reader.askAndConfirm()
  await reader.hear('Safari on iPhone is signed out.')
  await expect(heardBy(reader)).toMatchFileSnapshot('transcript/a-failure.txt')
})
