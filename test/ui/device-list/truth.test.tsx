import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import * as fc from 'fast-check'
import { StrictMode } from 'react'
import { DeviceList, type Session, SessionProvider, type SessionsRead, sessionKeys } from 'react-device-sessions'
import { type MemoryAdapter, type MemoryFault, makeSession, memoryAdapter } from 'react-device-sessions/testing'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { failOnConsole } from './show-list.tsx'
import { faults, type Step, steps } from './truth-steps.ts'

/** A longer run, in shards of its own seed each: `npm run evidence -- --only property`. */
const numRuns = Number(process.env['TRUTH_RUNS'] ?? 60)
const seed = Number(process.env['TRUTH_SEED'] ?? 20261121)
const start = Date.parse('2026-11-21T09:00:00Z')

const deviceNamed = (name: string, rest: Partial<Session> = {}) =>
  makeSession({ ...rest, id: `id-of-${name}`, key: name, device: { label: name, type: 'desktop' } })

failOnConsole()
beforeEach(() => {
  vi.useFakeTimers({ now: start })
})
afterEach(() => {
  vi.useRealTimers()
})

/** What a promise rejected with that nobody waited for. */
const unhandled: unknown[] = []
const onUnhandled = (reason: unknown) => void unhandled.push(reason)

test('ASVS 7.4.1, ASVS 16.5.3: whatever server and user do, the screen says nothing untrue and ends nothing unasked', async () => {
  process.stdout.write(`${numRuns} runs with seed ${seed}\n`)
  process.on('unhandledRejection', onUnhandled)
  let runs = 0
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        others: fc.nat({ max: 4 }),
        hereAt: fc.nat({ max: 4 }),
        pageSize: fc.constantFrom(2, 100),
        maxSessions: fc.constantFrom(2, 100),
        currentKnown: fc.boolean(),
        proves: fc.boolean(),
        faults: fc.array(faults, { maxLength: 8 }),
        steps: fc.array(steps, { minLength: 1, maxLength: 8 }),
      }),
      async (plan) => {
        runs += 1
        await live(plan)
      },
    ),
    { numRuns, seed, endOnFailure: false },
  )
  process.off('unhandledRejection', onUnhandled)
  expect(runs).toBeGreaterThanOrEqual(numRuns)
}, 3_600_000)

interface Plan {
  readonly others: number
  /** Where this device stands in what the server lists. */
  readonly hereAt: number
  readonly pageSize: number
  readonly maxSessions: number
  readonly currentKnown: boolean
  /** Whether the user proves who they are when asked to. */
  readonly proves: boolean
  readonly faults: readonly MemoryFault[]
  readonly steps: readonly Step[]
}

async function live(plan: Plan): Promise<void> {
  const names = ['Anna', 'Berta', 'Cäsar', 'Dora'].slice(0, plan.others)
  const adapter = memoryAdapter({
    sessions: names
      .map((name) => deviceNamed(name))
      .toSpliced(plan.hereAt, 0, deviceNamed('Here', { isCurrent: true })),
    pageSize: plan.pageSize,
    capabilities: { stableIds: false, ...(!plan.currentKnown && { currentFrom: 'none' }) },
    now: () => Date.now(),
  })
  for (const fault of plan.faults) adapter.fault(fault)
  const client = new QueryClient({ defaultOptions: { queries: { retryDelay: 10 } } })
  let lastComplete: readonly string[] | null = null
  client.getQueryCache().subscribe(({ query }) => {
    const read = client.getQueryData<SessionsRead>(query.queryKey)
    if (read?.complete) lastComplete = keysIn(read)
  })
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
            onStepUp={async () => (plan.proves ? { password: 'hunter2' } : null)}
          >
            <DeviceList />
          </SessionProvider>
        </QueryClientProvider>
      </StrictMode>,
    )
    await idle()
    const world: World = {
      adapter,
      client,
      lastComplete: () => lastComplete,
      asked: 0,
      askedHere: 0,
      latecomers: 0,
      began: names.length,
      focused: false,
    }
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

const keysIn = ({ sessions }: SessionsRead) => sessions.map(({ key }) => key)

interface World {
  readonly adapter: MemoryAdapter
  readonly client: QueryClient
  /** Who was listed by the last read that came to the end. */
  readonly lastComplete: () => readonly string[] | null
  /** How many sign-outs the user has confirmed. */
  asked: number
  /** How many of them were of this device. */
  askedHere: number
  latecomers: number
  /** How many others there were at first. */
  readonly began: number
  /** True once the user has used a control: from then on something has the focus. */
  focused: boolean
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
    case 'goes wrong':
      return adapter.fault(step.fault)
    case 'ids rotate':
      return adapter.rotateIds()
    case 'ends elsewhere': {
      const others = adapter.serverSessions.filter(({ isCurrent }) => !isCurrent)
      const ended = others[step.n % Math.max(1, others.length)]
      return ended && adapter.remove(ended.id)
    }
    case 'refresh from a replica':
      adapter.fault({ on: 'list', do: 'lag' })
      return press(screen.queryByRole('button', { name: 'Refresh' }), world)
    case 'refresh':
      return press(screen.queryByRole('button', { name: 'Refresh' }), world)
    case 'follow a note': {
      const button = screen.queryAllByRole('button', { name: /^(Try again|Check again)/ })[0]
      if (button?.textContent.startsWith('Try again')) world.asked += 1
      if (button?.getAttribute('aria-label')?.includes('Here')) world.askedHere += 1
      return press(button, world)
    }
    case 'cancel':
    case 'sign out':
    case 'double click': {
      const rows = screen.queryAllByRole('button', { name: /^Sign out, (?!Here)/ })
      await press(rows['n' in step ? step.n % Math.max(1, rows.length) : 0], world)
      return confirm(world, step.do)
    }
    case 'sign out others':
      await press(screen.queryByRole('button', { name: 'Sign out all other devices' }), world)
      return confirm(world, step.do)
    case 'sign out here':
      await press(screen.queryByRole('button', { name: 'Sign out, Here' }), world)
      return confirm(world, step.do)
  }
}

async function press(button: HTMLElement | null | undefined, world: World): Promise<void> {
  if (!button) return
  button.focus()
  world.focused = true
  fireEvent.click(button)
  await idle()
}

async function confirm(world: World, how: Step['do']): Promise<void> {
  const dialog = screen.queryByRole('dialog')
  if (!dialog) return
  const button = within(dialog).getByRole('button', { name: how === 'cancel' ? 'Cancel' : /^Sign out/ })
  if (how !== 'cancel') world.asked += 1
  if (how === 'sign out here') world.askedHere += 1
  if (how === 'double click') fireEvent.click(button)
  await press(button, world)
}

/** What must hold at every moment. */
function check(world: World, plan: Plan): void {
  const { adapter, client, asked, askedHere, latecomers, began, focused } = world

  const read = client.getQueryData<SessionsRead>(sessionKeys.list({ adapter, userId: 'ada' }))
  const listed = read ? keysIn(read) : []
  const lastComplete = world.lastComplete()
  const text = document.body.textContent

  for (const [, name = ''] of text.matchAll(
    /(?<!confirm that \W*)(Anna|Berta|Cäsar|Dora|Late \d+)\W? is signed out/g,
  )) {
    expect(lastComplete, `"${name} is signed out" rests on a complete read`).not.toBeNull()
    expect([...(lastComplete ?? []), ...listed], `"${name} is signed out"`).not.toContain(name)
  }
  for (const [, count] of text.matchAll(/(\d+) devices? signed out/g)) {
    expect(lastComplete, 'a number of devices that are signed out rests on a complete read').not.toBeNull()
    const left = (lastComplete ?? []).filter((key) => key !== 'Here').length
    expect(Number(count), 'no more are signed out than are gone').toBeLessThanOrEqual(began + latecomers - left)
  }
  if (text.includes('You’re only signed in here')) expect([read?.complete, listed]).toEqual([true, ['Here']])
  if (text.includes('No device is signed in')) expect([read?.complete, listed]).toEqual([true, []])
  if (/No other devices are signed in/.test(text))
    expect([read?.complete, listed.filter((key) => key !== 'Here')]).toEqual([true, []])
  for (const [, count] of text.matchAll(/(\d+) other devices? (?:is|are) still signed in/g))
    expect([read?.complete, listed.filter((key) => key !== 'Here').length]).toEqual([true, Number(count)])
  // After a "yes" to its own sign-out the kit reads no more: a server that lies about that one is believed.
  const isLiar = [...plan.faults, ...plan.steps.flatMap((step) => (step.do === 'goes wrong' ? [step.fault] : []))].some(
    (fault) => fault.do === 'ignore',
  )
  if (text.includes('You’re signed out') && !isLiar)
    expect(adapter.serverSessions.some(({ key }) => key === 'Here')).toBe(false)

  const revokes = adapter.calls.flatMap((call) => (call.operation === 'revoke' ? [call] : []))
  // A challenge is answered by the same request with the proof: one intent, repeated once.
  const unproven = revokes.filter(({ stepUp }) => stepUp === null)
  expect(unproven.length, 'one request at most for each confirmed sign-out').toBeLessThanOrEqual(asked)
  expect(revokes.length - unproven.length, 'and one repetition with a proof').toBeLessThanOrEqual(asked)
  const ofHere = revokes.filter(
    ({ request }) =>
      request.target === 'mine' || (request.target === 'session' && request.sessionIds.includes('id-of-Here')),
  )
  expect(revokes.map(({ request }) => request.target)).not.toContain('all')
  if (plan.currentKnown && askedHere === 0) {
    expect(ofHere, 'this device, only when asked').toEqual([])
    expect(adapter.serverSessions.some(({ key }) => key === 'Here')).toBe(true)
  }
  if (focused) expect(document.activeElement, 'focus falls to the page').not.toBe(document.body)
  expect(unhandled).toEqual([])
}
