import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import * as fc from 'fast-check'
import { StrictMode } from 'react'
import { DeviceList, type Session, SessionProvider, type SessionsRead, sessionKeys } from 'react-device-sessions'
import { type MemoryAdapter, type MemoryFault, makeSession, memoryAdapter } from 'react-device-sessions/testing'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { failOnConsole } from './show-list.tsx'

/** A longer run: `TRUTH_RUNS=10000 TRUTH_SEED=… npx vitest run --project dom test/ui/device-list/truth.test.tsx`. */
const numRuns = Number(process.env['TRUTH_RUNS'] ?? 60)
const seed = Number(process.env['TRUTH_SEED'] ?? 20261121)
const start = Date.parse('2026-11-21T09:00:00Z')

/** One thing that the user, the server or another device does. `n` picks a device among those that are there. */
type Step =
  | { readonly do: 'sign out' | 'cancel' | 'ends elsewhere'; readonly n: number }
  | {
      readonly do:
        | 'sign out others'
        | 'refresh'
        | 'follow a note'
        | 'double click'
        | 'signs in elsewhere'
        | 'ids rotate'
    }

const codes = fc.constantFrom(
  ...(['rate_limited', 'forbidden', 'not_found', 'conflict', 'server', 'timeout', 'network', 'bad_response'] as const),
)
const faults: fc.Arbitrary<MemoryFault> = fc.oneof(
  fc.record({ on: fc.constant('revoke' as const), do: fc.constant('fail' as const), code: codes }),
  fc.record({ on: fc.constant('list' as const), do: fc.constant('fail' as const), code: codes }),
  fc.record({ on: fc.constant('revoke' as const), do: fc.constant('commit-then-fail' as const), code: codes }),
  fc.record({ on: fc.constant('revoke' as const), do: fc.constant('ignore' as const) }),
  fc.record({
    on: fc.constant('revoke' as const),
    do: fc.constant('lag' as const),
    reads: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ on: fc.constantFrom('list' as const, 'revoke' as const), do: fc.constant('rotate-ids' as const) }),
)
const n = fc.nat({ max: 5 })
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('sign out' as const), n }) },
  { weight: 2, arbitrary: fc.constant({ do: 'sign out others' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'ends elsewhere' as const), n }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'refresh' as const,
        'follow a note' as const,
        'double click' as const,
        'signs in elsewhere' as const,
        'ids rotate' as const,
      ),
    }),
  },
)

const deviceNamed = (name: string, rest: Partial<Session> = {}) =>
  makeSession({ ...rest, id: `id-of-${name}`, key: name, device: { label: name, type: 'desktop' } })

failOnConsole()
beforeEach(() => {
  vi.useFakeTimers({ now: start })
})
afterEach(() => {
  vi.useRealTimers()
})

test('whatever server and user do, the screen says nothing untrue and ends nothing unasked', async () => {
  let runs = 0
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        others: fc.nat({ max: 4 }),
        pageSize: fc.constantFrom(2, 100),
        maxSessions: fc.constantFrom(2, 100),
        currentKnown: fc.boolean(),
        faults: fc.array(faults, { maxLength: 8 }),
        steps: fc.array(steps, { minLength: 1, maxLength: 6 }),
      }),
      async (plan) => {
        runs += 1
        await live(plan)
      },
    ),
    { numRuns, seed, endOnFailure: false },
  )
  expect(runs).toBeGreaterThanOrEqual(numRuns)
}, 3_600_000)

interface Plan {
  readonly others: number
  readonly pageSize: number
  readonly maxSessions: number
  readonly currentKnown: boolean
  readonly faults: readonly MemoryFault[]
  readonly steps: readonly Step[]
}

async function live(plan: Plan): Promise<void> {
  const names = ['Anna', 'Berta', 'Cäsar', 'Dora'].slice(0, plan.others)
  const adapter = memoryAdapter({
    sessions: [deviceNamed('Here', { isCurrent: true }), ...names.map((name) => deviceNamed(name))],
    pageSize: plan.pageSize,
    capabilities: { stableIds: false, ...(!plan.currentKnown && { currentFrom: 'none' }) },
    now: () => Date.now(),
  })
  for (const fault of plan.faults) adapter.fault(fault)
  const client = new QueryClient({ defaultOptions: { queries: { retryDelay: 10 } } })
  try {
    render(
      <StrictMode>
        <QueryClientProvider client={client}>
          <SessionProvider
            adapter={adapter}
            userId="ada"
            recheckAfterMs={50}
            maxSessions={plan.maxSessions}
            onSignedOut={() => undefined}
          >
            <DeviceList />
          </SessionProvider>
        </QueryClientProvider>
      </StrictMode>,
    )
    await idle()
    const world = { adapter, client, asked: 0, latecomers: 0 }
    check(world, plan)
    for (const step of plan.steps) {
      await perform(step, world)
      check(world, plan)
    }
  } finally {
    cleanup()
    client.clear()
  }
}

interface World {
  readonly adapter: MemoryAdapter
  readonly client: QueryClient
  /** How many sign-outs the user has confirmed. */
  asked: number
  latecomers: number
}

/** Long enough for every timer of the kit: retries, the second look, the announcer's pause. */
const idle = () => act(() => vi.advanceTimersByTimeAsync(400))

async function perform(step: Step, world: World): Promise<void> {
  const { adapter } = world
  switch (step.do) {
    case 'signs in elsewhere':
      world.latecomers += 1
      adapter.add(deviceNamed(`Late ${world.latecomers}`))
      return
    case 'ids rotate':
      return adapter.rotateIds()
    case 'ends elsewhere': {
      const others = adapter.serverSessions.filter(({ isCurrent }) => !isCurrent)
      const ended = others[step.n % Math.max(1, others.length)]
      return ended && adapter.remove(ended.id)
    }
    case 'refresh':
      return press(screen.queryByRole('button', { name: 'Refresh' }))
    case 'follow a note': {
      const button = screen.queryAllByRole('button', { name: /^(Try again|Check again)/ })[0]
      if (button?.textContent.startsWith('Try again')) world.asked += 1
      return press(button)
    }
    case 'cancel':
    case 'sign out':
    case 'double click': {
      const rows = screen.queryAllByRole('button', { name: /^Sign out, (?!Here)/ })
      await press(rows['n' in step ? step.n % Math.max(1, rows.length) : 0])
      return confirm(world, step.do)
    }
    case 'sign out others':
      await press(screen.queryByRole('button', { name: 'Sign out all other devices' }))
      return confirm(world, step.do)
  }
}

async function press(button: HTMLElement | null | undefined): Promise<void> {
  if (!button) return
  button.focus()
  fireEvent.click(button)
  await idle()
  expect(document.activeElement, 'focus falls to the page').not.toBe(document.body)
}

async function confirm(world: World, how: 'cancel' | 'sign out' | 'sign out others' | 'double click'): Promise<void> {
  const dialog = screen.queryByRole('alertdialog')
  if (!dialog) return
  const button = within(dialog).getByRole('button', { name: how === 'cancel' ? 'Cancel' : /^Sign out/ })
  if (how !== 'cancel') world.asked += 1
  if (how === 'double click') fireEvent.click(button)
  await press(button)
}

/** What must hold at every moment. */
function check({ adapter, client, asked }: World, plan: Plan): void {
  const read = client.getQueryData<SessionsRead>(sessionKeys.list({ adapter, userId: 'ada' }))
  const listed = read?.sessions.map(({ key }) => key) ?? []
  const text = document.body.textContent

  for (const [, name = ''] of text.matchAll(
    /(?<!confirmed that \W*)(Anna|Berta|Cäsar|Dora|Late \d+)\W? is signed out/g,
  )) {
    expect(read?.complete, `"${name} is signed out" rests on a complete read`).toBe(true)
    expect(listed, `"${name} is signed out"`).not.toContain(name)
  }
  if (text.includes('Only this device is signed in')) expect([read?.complete, listed]).toEqual([true, ['Here']])

  const revokes = adapter.calls.flatMap((call) => (call.operation === 'revoke' ? [call.request] : []))
  expect(revokes.length, 'one request at most for each confirmed sign-out').toBeLessThanOrEqual(asked)
  for (const request of revokes) {
    expect(['session', 'others']).toContain(request.target)
    if (request.target === 'session' && plan.currentKnown) expect(request.sessionIds).not.toContain('id-of-Here')
  }
  if (plan.currentKnown) expect(adapter.serverSessions.some(({ key }) => key === 'Here')).toBe(true)
}
