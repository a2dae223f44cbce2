import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, screen } from '@testing-library/react'
import { createElement, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import * as kit from 'react-device-sessions'
import * as manage from 'react-device-sessions/manage'
import { memoryAdapter } from 'react-device-sessions/testing'
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { failOnConsole, laptop, now, phone, showList } from './device-list/show-list.tsx'

// A ref that stays the same is called when its element comes and when it goes, as React does it for an element of its own.

failOnConsole()

type Part = ForwardRefExoticComponent<RefAttributes<Element>>
const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && '$$typeof' in value

const parts = Object.entries({ ...kit, ...manage }).flatMap(([name, value]) =>
  isPart(value) && /^Device(List|Manager)./.test(name) && name !== 'DeviceListStepUp' ? [{ name, part: value }] : [],
)

/** Whether a part needs a row around it: drawn outside one, it says so. */
function standsInARow(part: Part): boolean {
  const list = (
    <QueryClientProvider client={new QueryClient()}>
      <kit.SessionProvider adapter={memoryAdapter()} userId="ada" onSignedOut={() => {}}>
        <manage.DeviceManager>{createElement(part)}</manage.DeviceManager>
      </kit.SessionProvider>
    </QueryClientProvider>
  )
  try {
    renderToString(list)
    return false
  } catch (error) {
    if (String(error).includes('needs <DeviceListItems> above it')) return true
    throw error
  }
}

test('every part calls a stable ref once, however often the list renders', async () => {
  const refs = new Map(parts.map(({ name }) => [name, vi.fn<(node: Element | null) => void>()]))
  const ofARow = new Set(parts.filter(({ part }) => standsInARow(part)))
  expect(ofARow.size).toBeGreaterThan(6)
  const place = (wanted: boolean) =>
    parts
      .filter((each) => ofARow.has(each) === wanted && !each.name.endsWith('Items'))
      .map(({ name, part }) => createElement(part, { key: name, ref: refs.get(name) ?? null }))
  const list = (at: number) => ({
    now: at,
    children: (
      <>
        {place(false)}
        <manage.DeviceManagerItems ref={refs.get('DeviceManagerItems')}>{place(true)}</manage.DeviceManagerItems>
      </>
    ),
  })
  const around = (at: number) => () => <manage.DeviceManager {...list(at)} />
  const { show } = showList({ sessions: [laptop, phone] }, { around: around(now) })
  // Twice: an empty `DeviceListItem` is the usual row.
  expect(await screen.findAllByRole('button', { name: 'Sign out, Safari on iPhone' })).toHaveLength(2)
  for (const minutes of [1, 2, 3]) {
    show({ around: around(now + minutes * 60_000) })
    await act(async () => {})
  }
  const calls = [...refs].map(([name, ref]) => [name, ref.mock.calls.filter(([node]) => node !== null).length] as const)
  // In StrictMode React takes each ref away once and gives it again.
  expect(calls.filter(([, count]) => count > 2)).toEqual([])
  expect(calls.filter(([, count]) => count > 0).length).toBeGreaterThan(20)
})
