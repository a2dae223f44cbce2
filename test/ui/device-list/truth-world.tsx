import { type Query, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, within } from '@testing-library/react'
import { type ReactElement, StrictMode } from 'react'
import { DeviceList, type Session, SessionProvider, sessionKeys } from 'react-device-sessions'
import type { SessionsRead } from 'react-device-sessions/hooks'
import { de } from 'react-device-sessions/locales/de'
import { type MemoryAdapter, type MemoryFault, makeSession, memoryAdapter } from 'react-device-sessions/testing'
import { createPortal } from 'react-dom'
import { expect, vi } from 'vitest'
import { failures, holdsSecret, isForeign, type Misbehaviour, noLists, noResults } from '../../hostile-adapter.ts'
import { translatePage } from '../translate-page.ts'
import { NOT_LIKED, REFUSED, unfriendlyClients } from '../unfriendly-defaults.ts'
import { type Host, usualHost } from './truth-host.ts'
import type { Step } from './truth-steps.ts'

const deviceNamed = (name: string, rest: Partial<Session> = {}) =>
  makeSession({ ...rest, id: `id-of-${name}`, key: name, device: { label: name, type: 'desktop' } })

/** Reasons of unhandled rejections. */
export const unhandled: unknown[] = []

export interface Plan {
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
  /** What page it stands in. Default: a friendly one. */
  readonly host?: Host
}

/** Lets a page live by a plan, and looks at it after each step. */
export async function live(plan: Plan): Promise<void> {
  // What an earlier plan left would be found again by every smaller one.
  unhandled.length = 0
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
  const host = plan.host ?? usualHost
  const client = new QueryClient(
    unfriendlyClients[host.defaults]?.config() ?? { defaultOptions: { queries: { retryDelay: 10 } } },
  )
  const called = misbehaving(adapter)
  const place = places[host.place]()
  let lastComplete: readonly string[] | null = null
  client.getQueryCache().subscribe(({ query }) => {
    const read: SessionsRead | undefined = query.state.data
    if (read?.complete) lastComplete = keysIn(read)
  })
  const stopTranslating = host.isTranslated ? translatePage(place.at) : () => {}
  const tree = ({ userId, language, isThere }: Shown): ReactElement => {
    const page = (
      <QueryClientProvider client={client}>
        <h1>The application</h1>
        {isThere && (
          <SessionProvider
            adapter={called.adapter}
            userId={userId}
            recheckAfterMs={50}
            maxSessions={plan.maxSessions}
            onSignedOut={() => undefined}
            onStepUp={async () => (plan.proves ? { password: 'hunter2' } : null)}
          >
            <DeviceList language={language} locales={[de]} {...(host.parts && { children: host.parts })} />
          </SessionProvider>
        )}
      </QueryClientProvider>
    )
    return createPortal(host.isStrict ? <StrictMode>{page}</StrictMode> : page, place.at)
  }
  try {
    const { rerender } = render(tree(first), { reactStrictMode: false })
    await idle()
    const world: World = {
      adapter,
      client,
      called,
      place,
      page: within(place.at),
      show: (shown) => rerender(tree({ ...first, ...shown })),
      lastComplete: () => lastComplete,
      asked: 0,
      askedHere: 0,
      latecomers: 0,
      began: names.length,
      focused: false,
    }
    check(world, plan)
    const heard = listen(place.at)
    for (const step of plan.steps) {
      heard.length = 0
      await perform(step, world)
      // Two lists, one after the other, may say the same.
      if (step.do !== 'another user') expect([...new Set(heard)], 'an event is announced once').toEqual(heard)
      check(world, plan)
    }
  } finally {
    stopTranslating()
    cleanup()
    client.clear()
    document.body.replaceChildren()
  }
}

/** What the list's speaker says, paragraph by paragraph. */
function listen(at: HTMLElement): string[] {
  const heard: string[] = []
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records)
      if ('matches' in target && at.querySelector('[data-device-list-announcer]') === target)
        for (const node of addedNodes) heard.push(node.textContent ?? '')
  })
  observer.observe(at, { childList: true, subtree: true })
  return heard
}

const keysIn = ({ sessions }: SessionsRead) => sessions.map(({ key }) => key)

interface Shown {
  readonly userId: string
  readonly language: string
  readonly isThere: boolean
}

const first: Shown = { userId: 'ada', language: 'en', isThere: true }

/** The adapter as the page has it: its next call may be answered in a way of its own. */
function misbehaving(adapter: MemoryAdapter) {
  const next: { list: Misbehaviour[]; revoke: Misbehaviour[] } = { list: [], revoke: [] }
  const row = { ...makeSession({ id: 'odd' }) }
  const untyped: object = {
    list: (...args: Parameters<MemoryAdapter['list']>) => next.list.shift()?.(row) ?? adapter.list(...args),
    revoke: (...args: Parameters<MemoryAdapter['revoke']>) => {
      const does = next.revoke.shift()
      return does ? does(row) : adapter.revoke(...args)
    },
  }
  return { adapter: Object.assign({}, adapter, untyped), next }
}

const ways = {
  list: Object.values({ ...failures, ...noLists }),
  revoke: Object.values({ ...failures, ...noResults }),
}

const places = {
  page: () => ({ at: document.body.appendChild(document.createElement('div')), root: document }),
  shadow: () => {
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })
    return { at: root.appendChild(document.createElement('div')), root }
  },
  frame: () => {
    const { contentDocument } = document.body.appendChild(document.createElement('iframe'))
    if (!contentDocument) throw new Error('The frame has no document.')
    return { at: contentDocument.body, root: contentDocument }
  },
} satisfies Record<Host['place'], () => { at: HTMLElement; root: Document | ShadowRoot }>

interface World {
  readonly adapter: MemoryAdapter
  readonly client: QueryClient
  readonly called: ReturnType<typeof misbehaving>
  readonly place: { readonly at: HTMLElement; readonly root: Document | ShadowRoot }
  readonly page: ReturnType<typeof within>
  readonly show: (shown: Partial<Shown>) => void
  /** The sessions in the last complete read. */
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

/** What reads the list again. "Try again" beside an outcome sends. */
const readButton = ({ page }: World) =>
  page
    .queryAllByRole('button', { name: /^(Refresh|Try again)$/ })
    .find((button: HTMLElement) => button.closest('[data-device-list-refresh], [data-device-list-status]'))

async function perform(step: Step, world: World): Promise<void> {
  const { adapter, page, show, called } = world
  switch (step.do) {
    case 'leaves and comes back':
      return goAway(world)
    case 'signs out and leaves': {
      const rows = page.queryAllByRole('button', { name: /^Sign out, (?!Here)/ })
      await press(rows[step.n % Math.max(1, rows.length)], world)
      const button =
        page.queryByRole('dialog') && within(page.getByRole('dialog')).queryByRole('button', { name: /^Sign out/ })
      if (button) {
        world.asked += 1
        fireEvent.click(button)
      }
      return goAway(world)
    }
    case 'another language':
    case 'another user':
      show(step.do === 'another user' ? { userId: 'bob' } : { language: 'de' })
      await idle()
      expectApplication(world)
      show({})
      world.focused = false
      await idle()
      return
    case 'misbehaves': {
      const does = ways[step.on][step.n % ways[step.on].length]
      if (does) called.next[step.on].push(does)
      return
    }
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
      return press(readButton(world), world)
    case 'refresh':
      return press(readButton(world), world)
    case 'follow a note': {
      const button = page.queryAllByRole('button', { name: /^(Try again|Check again)/ })[0]
      if (button?.textContent.startsWith('Try again')) world.asked += 1
      if (button?.getAttribute('aria-label')?.includes('Here')) world.askedHere += 1
      return press(button, world)
    }
    case 'cancel':
    case 'sign out':
    case 'double click': {
      const rows = page.queryAllByRole('button', { name: /^Sign out, (?!Here)/ })
      await press(rows['n' in step ? step.n % Math.max(1, rows.length) : 0], world)
      return confirm(world, step.do)
    }
    case 'sign out others':
      await press(page.queryAllByRole('button', { name: 'Sign out all other devices' })[0], world)
      return confirm(world, step.do)
    case 'sign out here':
      await press(page.queryAllByRole('button', { name: 'Sign out, Here' })[0], world)
      return confirm(world, step.do)
  }
}

/** Off the page, at once, and back on it. */
async function goAway(world: World): Promise<void> {
  world.show({ isThere: false })
  expectApplication(world)
  world.show({})
  world.focused = false
  await idle()
}

function expectApplication({ page }: World): void {
  expect(page.queryByRole('heading', { name: 'The application' }), 'the application is still there').not.toBeNull()
}

async function press(button: HTMLElement | null | undefined, world: World): Promise<void> {
  if (!button) return
  button.focus()
  world.focused = true
  fireEvent.click(button)
  await idle()
}

async function confirm(world: World, how: Step['do']): Promise<void> {
  const dialog = world.page.queryByRole('dialog')
  if (!dialog) return
  const button = within(dialog).getByRole('button', { name: how === 'cancel' ? 'Cancel' : /^Sign out/ })
  if (how !== 'cancel') world.asked += 1
  if (how === 'sign out here') world.askedHere += 1
  if (how === 'double click') fireEvent.click(button)
  await press(button, world)
  if (how !== 'cancel') expect(seenIn(world.place.at), 'what was asked for says what became of it').toMatch(OUTCOME)
}

/** What is there for eyes: not what is only said. */
function seenIn(at: HTMLElement): string {
  const speaker = at.querySelector('[data-device-list-announcer]')
  return [...at.querySelectorAll('*')]
    .filter((element) => element.children.length === 0 && !speaker?.contains(element))
    .map((element) => element.textContent)
    .join(' ')
}

/** The words for what becomes of a sign-out: signed out, failed, in doubt, or under way. */
const OUTCOME =
  /signed out|Signing out|still (?:be )?signed in|still listed|No other devices|Couldn’t (?:sign out|confirm|sign you out)|Sign-out (?:of .*)?requested|onfirm it’s (?:still )?you|Too many/i

/** What must hold at every moment. */
function check(world: World, plan: Plan): void {
  const { adapter, client, asked, askedHere, latecomers, began, focused } = world

  const { at, root } = world.place
  const query = client.getQueryCache().find<SessionsRead>({ queryKey: sessionKeys.list({ adapter, userId: 'ada' }) })
  const read = query?.state.data
  const listed = read ? keysIn(read) : []
  const lastComplete = world.lastComplete()
  const text = at.textContent

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
  if (focused) expect([at.ownerDocument.body, null], 'focus falls to the page').not.toContain(root.activeElement)
  expectApplication(world)
  checkErrors(query, text)
  checkCaches(client)
  // What a callback of the application throws is its own, and TanStack lets it go unhandled.
  expect(unhandled.filter((reason) => ![NOT_LIKED, REFUSED].some((own) => String(reason).includes(own)))).toEqual([])
}

/** An error is seen: no empty box, no skeleton that stays. */
function checkErrors(query: Query<SessionsRead> | undefined, text: string): void {
  if (!query?.state.error || query.state.fetchStatus === 'fetching') return
  expect(text, 'an error that nobody sees').toMatch(
    query.state.data === undefined
      ? /We couldn’t load your devices|You’re signed out/
      : /Couldn’t refresh|You’re signed out/,
  )
}

/** Nothing of an adapter's own, and no secret, is in the caches. */
function checkCaches(client: QueryClient): void {
  for (const { state } of client.getQueryCache().getAll()) {
    expect(isForeign(state.error), 'a foreign error in the query cache').toBe(false)
    expect(holdsSecret([state.error, state.data]), 'a secret in the query cache').toBe(false)
  }
  for (const { state } of client.getMutationCache().getAll())
    expect(holdsSecret([state.error, state.data, state.variables]), 'a secret in the mutation cache').toBe(false)
}
