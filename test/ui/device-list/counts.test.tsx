import { screen, waitFor } from '@testing-library/react'
import { Profiler } from 'react'
import { DeviceList, type HostButtonProps } from 'react-device-sessions'
import { makeSession } from 'react-device-sessions/testing'
import { afterEach, expect, test, vi } from 'vitest'
import { fibersOf } from '../../support/fibers.ts'
import { failOnConsole, findSignOut, laptop, showList, signOut } from './show-list.tsx'

// What a row and a sign-out cost, in counts that do not depend on the machine.

failOnConsole()
afterEach(() => vi.restoreAllMocks())

const many = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    makeSession({
      id: `d${n}`,
      device: { label: `Device ${n}` },
      location: { city: 'Lyon', region: null, countryCode: 'FR', label: null },
      lastActiveAt: new Date(Date.UTC(2026, 10, 1, 0, 50 - n)).toISOString(),
    }),
  )

test('a usual row is one component, and twelve elements', async () => {
  showList({ sessions: [laptop, ...many(5)] })
  await findSignOut('Device 3')
  const rows = [...document.querySelectorAll('[data-device-list-items=others] > li')]
  expect(rows).toHaveLength(5)
  for (const row of rows) {
    expect(fibersOf(row).components).toEqual([])
    expect(row.querySelectorAll('*').length).toBeLessThanOrEqual(11)
  }
})

test('signing out one of 50 devices renders the button of its row and no other, in five commits of the list at most', async () => {
  const rendered: (string | undefined)[] = []
  const Button = ({ variant, ...props }: HostButtonProps) => {
    rendered.push(props['aria-label'])
    return <button type="button" data-variant={variant} {...props} />
  }
  const components = { Button }
  let commits = 0
  const { user, adapter, revokes } = showList(
    { sessions: [laptop, ...many(50)], faults: [{ on: 'revoke', do: 'hang' }] },
    {
      around: () => (
        <Profiler id="list" onRender={() => (commits += 1)}>
          <DeviceList components={components} />
        </Profiler>
      ),
    },
  )
  await findSignOut('Device 7')
  rendered.length = 0
  commits = 0
  await signOut(user, 'Device 7')
  await waitFor(() => expect(revokes()).toHaveLength(1))
  adapter.release()
  await waitFor(() => expect(screen.queryByText('Device 7')).toBeNull())
  const ofRows = rendered.filter((name) => name !== undefined && /Device \d/.test(name))
  expect(new Set(ofRows)).toEqual(new Set(['Details, Device 7', 'Signing out…, Device 7']))
  // The last: the receipt notes where it stands, so that no strip says it as well.
  expect(commits).toBeLessThanOrEqual(10)
})

test('what writes times is made while the list is on its way, and once', async () => {
  const made: string[] = []
  for (const name of ['DateTimeFormat', 'RelativeTimeFormat', 'NumberFormat'] as const) {
    const Original = Intl[name]
    vi.spyOn(Intl, name).mockImplementation(
      new Proxy(Original, {
        construct(target, args: [string, object]) {
          made.push(`${name} ${JSON.stringify(args)}`)
          return Reflect.construct(target, args)
        },
      }),
    )
  }
  const { adapter } = showList(
    { sessions: [laptop, ...many(5)], faults: [{ on: 'list', do: 'hang', times: 2 }] },
    // No other test has shown it: formatters outlive a list.
    { list: { language: 'en-ZA' } },
  )
  await waitFor(() => expect(made.some((one) => one.startsWith('Relative'))).toBe(true))
  expect(screen.queryByText('Device 3')).toBeNull()
  const before = made.length
  adapter.release()
  await findSignOut('Device 3')
  expect(made.slice(before).filter((one) => !one.startsWith('Number'))).toEqual([])
  expect(new Set(made).size).toBe(made.length)
})
