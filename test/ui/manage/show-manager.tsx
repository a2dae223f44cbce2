import { screen, within } from '@testing-library/react'
import { DeviceManager, type DeviceManagerProps } from 'react-device-sessions/manage'
import { type MemoryAdapterOptions, makeSession } from 'react-device-sessions/testing'
import { laptop, now, type Page, showList } from '../device-list/show-list.tsx'

/** A signed-in page with a `<DeviceManager>` on it. */
export function showManager(server: MemoryAdapterOptions = {}, props: DeviceManagerProps = {}, page: Page = {}) {
  const shown = showList(server, {
    ...page,
    around: () => <DeviceManager now={now} onReport={(report) => shown.onReport(report)} {...props} />,
  })
  return shown
}

export type Shown = ReturnType<typeof showManager>

const DAY = 86_400_000
const daysAgo = (days: number) => new Date(now - days * DAY).toISOString()

/** This device, and `count` others: the first was active today, the second yesterday, and so on. */
export const many = (count: number) => [
  laptop,
  ...Array.from({ length: count }, (_, n) =>
    makeSession({
      id: `d${n}`,
      device: { type: 'mobile', label: `Device ${n}` },
      lastActiveAt: daysAgo(n),
      createdAt: daysAgo(400 - (n % 200)),
    }),
  ),
]

export const checkbox = (device: string) => screen.getByRole('checkbox', { name: device })
export const findCheckbox = (device: string) => screen.findByRole('checkbox', { name: device })
export const selectAll = () => screen.getByRole('checkbox', { name: /^Select / })
export const searchField = () => screen.getByRole('searchbox', { name: 'Search' })
export const bar = () => within(screen.getByRole('group', { name: 'Selected devices' }))

/** Pasted, because each key that is pressed draws the list again. */
export async function search(user: Shown['user'], text: string, field = searchField()): Promise<void> {
  await user.click(field)
  await user.paste(text)
}
export const signOutSelected = () => bar().getByRole('button', { name: /^Sign out/ })

/** The names of the rows on screen, without this device's. */
export function rowNames(): readonly string[] {
  const list = document.querySelector('[data-device-list-items="others"]')
  return [...(list?.querySelectorAll('[data-device-list-name]') ?? [])].map(({ textContent }) => textContent ?? '')
}
