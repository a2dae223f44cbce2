import { screen } from '@testing-library/react'
import { makeSession } from 'react-device-sessions/testing'
import { afterEach, expect, test } from 'vitest'
import { desktop, findSignOut, four, laptop, phone, showList, unmarked } from './show-list.tsx'

/** A browser of the Chrome family, which tells its name and its system: by another object at each look, as Chromium does. */
function browserTells(data: object | string | undefined): void {
  const get = () => (typeof data === 'object' ? { ...data } : data)
  Object.defineProperty(navigator, 'userAgentData', { configurable: true, get })
}
const chromeOnMac = {
  platform: 'macOS',
  mobile: false,
  brands: [
    { brand: 'Google Chrome', version: '156' },
    { brand: 'Chromium', version: '156' },
  ],
}
const line = /can’t tell which of these is the device you’re using/

afterEach(() => {
  Reflect.deleteProperty(navigator, 'userAgentData')
})

test('marks the one row that has this browser and this system, in place of the line above the list', async () => {
  browserTells(chromeOnMac)
  showList({ sessions: unmarked })
  await findSignOut('Safari on iPhone')
  const marks = screen.getAllByText('Probably this device')
  expect(marks).toHaveLength(1)
  expect(marks[0]?.closest('li')).toHaveTextContent('Chrome on macOS')
  expect(screen.queryByText(line)).toBeNull()
})

test('marks none where two rows match: each would be a guess', async () => {
  browserTells(chromeOnMac)
  const twin = { ...laptop, id: 'twin', key: 'twin', isCurrent: null, location: desktop.location }
  showList({ sessions: [...unmarked, twin] })
  await findSignOut('Safari on iPhone')
  expect(screen.queryByText('Probably this device')).toBeNull()
  expect(screen.getByText(line)).toBeVisible()
})

test('marks none where the server knows this device', async () => {
  browserTells({ ...chromeOnMac, platform: 'Windows' })
  const chromeOnWindows = {
    ...desktop,
    device: { ...desktop.device, browser: { name: 'Chrome', version: null } },
  }
  showList({ sessions: [laptop, chromeOnWindows] })
  await findSignOut('Chrome on Windows')
  expect(screen.queryByText('Probably this device')).toBeNull()
})

test.each([
  undefined,
  'Chrome',
  { platform: 'macOS' },
  { ...chromeOnMac, brands: [null] },
  { ...chromeOnMac, platform: 7 },
])('shows the line where the browser tells %j', async (data) => {
  browserTells(data)
  showList({ sessions: unmarked })
  await findSignOut('Safari on iPhone')
  expect(screen.queryByText('Probably this device')).toBeNull()
  expect(screen.getByText(line)).toBeVisible()
})

test('this device has the name that the browser tells, where the server tells none', async () => {
  browserTells(chromeOnMac)
  showList({ sessions: [makeSession({ id: 'here', isCurrent: true }), makeSession({ id: 'there' }), phone] })
  await findSignOut('Safari on iPhone')
  expect(screen.getAllByText('Chrome on macOS')).toHaveLength(1)
  expect(screen.getAllByText('Unknown device')).toHaveLength(1)
})

test('this device keeps the name that the server tells', async () => {
  browserTells({ ...chromeOnMac, platform: 'Windows' })
  showList({ sessions: four })
  await findSignOut('Safari on iPhone')
  expect(screen.getAllByText('Chrome on macOS')).toHaveLength(1)
  expect(screen.queryByText('Chrome on Windows')).toBeNull()
})
