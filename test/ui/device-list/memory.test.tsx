import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { focusManager, onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render } from '@testing-library/react'
import { createInstance } from 'i18next'
import { StrictMode } from 'react'
import { DeviceList, SessionProvider } from 'react-device-sessions'
import { memoryAdapter } from 'react-device-sessions/testing'
import { I18nextProvider } from 'react-i18next'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { failOnConsole, laptop, phone } from './show-list.tsx'

// What a page holds on to is counted, not timed.

const warnings = failOnConsole()
const TIMES = 1000

/** What outlives a component, and may listen to for it. */
const lasting = [window, document]
let listeners: Set<string>
let channels: number
let observers: number
let restore: (() => void)[] = []

/** Counts the listeners of a target. Not with a spy, which would itself keep what it was called with. */
function countListeners(target: Window | Document): void {
  const add = target.addEventListener.bind(target)
  const remove = target.removeEventListener.bind(target)
  const ids = new WeakMap<object, number>()
  let last = 0
  const nameOf = (type: string, listener: object) => {
    const id = ids.get(listener) ?? (last += 1)
    ids.set(listener, id)
    return `${type} of ${target === document ? 'document' : 'window'}, ${id}`
  }
  target.addEventListener = (...[type, listener, options]: Parameters<typeof add>) => {
    listeners.add(nameOf(type, listener))
    add(type, listener, options)
  }
  target.removeEventListener = (...[type, listener, options]: Parameters<typeof remove>) => {
    listeners.delete(nameOf(type, listener))
    remove(type, listener, options)
  }
  restore.push(() => Object.assign(target, { addEventListener: add, removeEventListener: remove }))
}

beforeEach(() => {
  listeners = new Set()
  channels = 0
  observers = 0
  restore = []
  for (const target of lasting) countListeners(target)
  vi.stubGlobal(
    'BroadcastChannel',
    class extends EventTarget {
      constructor() {
        super()
        channels += 1
      }
      close() {
        channels -= 1
      }
      postMessage() {}
    },
  )
  const { MutationObserver } = globalThis
  vi.stubGlobal(
    'MutationObserver',
    class extends MutationObserver {
      readonly #targets = new Set<Node>()
      override observe(target: Node, options?: MutationObserverInit) {
        if (!this.#targets.has(target)) observers += 1
        this.#targets.add(target)
        super.observe(target, options)
      }
      override disconnect() {
        observers -= this.#targets.size
        this.#targets.clear()
        super.disconnect()
      }
    },
  )
  vi.useFakeTimers()
})

afterEach(() => {
  for (const each of restore) each()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const typesListenedTo = () => [...listeners].map((name) => name.replace(/, \d+$/, '')).toSorted()

/** Lets run what waits for nothing but its turn. */
const settle = () => act(() => vi.advanceTimersByTimeAsync(1))

async function page() {
  const client = new QueryClient()
  const adapter = memoryAdapter({ sessions: [laptop, phone] })
  const host = createInstance()
  await host.init({ lng: 'en', resources: {} })
  const list = (n: number) => (
    <StrictMode>
      <QueryClientProvider client={client}>
        <I18nextProvider i18n={host}>
          <SessionProvider key={n} adapter={adapter} userId="ada" onSignedOut={() => {}}>
            <DeviceList />
          </SessionProvider>
        </I18nextProvider>
      </QueryClientProvider>
    </StrictMode>
  )
  const { rerender, unmount, container } = render(list(0))
  await settle()
  expect(container.querySelectorAll('li')).toHaveLength(2)
  const held = () => ({
    listeners: typesListenedTo(),
    channels,
    observers,
    timers: vi.getTimerCount(),
    queryObservers: client
      .getQueryCache()
      .getAll()
      .map((query) => query.getObserversCount()),
    queries: client.getQueryCache().getAll().length,
    mutations: client.getMutationCache().getAll().length,
    nodes: document.querySelectorAll('*').length,
    caches: [client.getQueryCache(), client.getMutationCache()].map((cache) => cache.hasListeners()),
    managers: [focusManager, onlineManager].map((manager) => manager.hasListeners()),
    host: JSON.stringify(Object.keys(host.services.resourceStore.data)),
  })
  return { show: (n: number) => act(() => rerender(list(n))), unmount, held, container, client }
}

test(`shown and taken away ${TIMES} times, the list leaves nothing behind`, { timeout: 300_000 }, async () => {
  const { show, unmount, held, client } = await page()
  show(1)
  await settle()
  const once = held()
  expect(once).toMatchObject({ channels: 1, queryObservers: [1] })
  expect(once.listeners).toEqual(
    expect.arrayContaining(['pagehide of window', 'pageshow of window', 'visibilitychange of document']),
  )
  for (let n = 2; n <= TIMES; n += 1) show(n)
  await settle()
  expect(held()).toEqual(once)

  unmount()
  client.clear()
  await settle()
  expect(held()).toMatchObject({
    channels: 0,
    observers: 0,
    timers: 0,
    caches: [false, false],
    managers: [false, false],
  })
  // React's own, one for the page.
  expect(typesListenedTo()).toEqual(['selectionchange of document'])
  expect(warnings).toEqual([])
})

test('what was on screen is collected', async () => {
  setFlagsFromString('--expose-gc')
  const gc: unknown = runInNewContext('gc')
  if (typeof gc !== 'function') throw new Error('There is no gc().')
  const { show, container } = await page()
  const shown: WeakRef<Element>[] = []
  for (let n = 1; n <= 50; n += 1) {
    show(n)
    const section = container.querySelector('section')
    if (section) shown.push(new WeakRef(section))
  }
  vi.useRealTimers()
  for (let tries = 0; tries < 5; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10))
    gc()
  }
  expect(shown).toHaveLength(50)
  // The one on screen, and the one before it, which React keeps as the other side of its tree.
  expect(shown.filter((ref) => ref.deref()).length).toBeLessThanOrEqual(3)
})
