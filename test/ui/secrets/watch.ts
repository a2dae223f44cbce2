import { inspect } from 'node:util'
import { dehydrate, type QueryClient } from '@tanstack/react-query'
import { vi } from 'vitest'

/** What was seen in one place. */
export interface Sighting {
  readonly where: string
  readonly what: string
}

/** Everything of a value, whatever it hides: errors with cause and stack, symbols, what is not enumerable, and its JSON. */
function everythingOf(value: unknown): string {
  return `${inspect(value, { depth: 20, showHidden: true, maxArrayLength: null, maxStringLength: null })}\n${asJson(value)}`
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return ''
  }
}

/** Watches, from now on, whatever outlives a request or leaves the page. */
export function watchPage(client: QueryClient) {
  const seen: Sighting[] = []
  const note = (where: string, what: unknown) => void seen.push({ where, what: everythingOf(what) })

  for (const level of ['log', 'info', 'debug', 'warn', 'error', 'trace', 'table', 'dir'] as const)
    vi.spyOn(console, level).mockImplementation((...words: readonly unknown[]) => note(`console.${level}`, words))
  vi.stubGlobal('reportError', (error: unknown) => note('reportError', error))
  vi.stubGlobal(
    'navigator',
    Object.assign(Object.create(navigator), { sendBeacon: (...sent: unknown[]) => note('beacon', sent) }),
  )
  vi.stubGlobal(
    'BroadcastChannel',
    channelThatTells((name, said) => note(`BroadcastChannel ${name}`, said)),
  )
  const stored = vi.spyOn(Storage.prototype, 'setItem').mockImplementation((...entry) => note('storage', entry))
  for (const name of ['pushState', 'replaceState'] as const)
    vi.spyOn(history, name).mockImplementation((...entry) => note('history', entry))
  const posted = vi.spyOn(window, 'postMessage').mockImplementation((...message) => note('postMessage', message))
  const cookiesRead = vi.spyOn(document, 'cookie', 'get')
  const cookiesSet = vi.spyOn(document, 'cookie', 'set')
  client
    .getQueryCache()
    .subscribe(({ query }) => note('query cache, meanwhile', [query.queryKey, query.state, query.meta]))
  client
    .getMutationCache()
    .subscribe(({ mutation }) => note('mutation cache, meanwhile', [mutation?.state, mutation?.options]))

  return {
    note,
    storedTimes: () => stored.mock.calls.length + posted.mock.calls.length + cookiesSet.mock.calls.length,
    cookiesRead: () => cookiesRead.mock.calls.length,
    /** Looks at what is there now, and gives all that was seen. */
    look: (): readonly Sighting[] => {
      note('page', document.documentElement.outerHTML)
      note(
        'fields',
        Array.from(document.querySelectorAll('input'), ({ value }) => value),
      )
      note('address', [location.href, history.state, document.title])
      const queries = client.getQueryCache().getAll()
      note(
        'query cache',
        queries.map(({ queryKey, state }) => [queryKey, state]),
      )
      note(
        'mutation cache',
        client
          .getMutationCache()
          .getAll()
          .map(({ state }) => state),
      )
      const all = { shouldDehydrateQuery: () => true, shouldDehydrateMutation: () => true }
      note('dehydrated', dehydrate(client, all))
      note('dehydrated, as usual', dehydrate(client))
      return seen
    },
  }
}

function channelThatTells(tell: (name: string, said: unknown) => void) {
  return class {
    readonly name: string
    constructor(name: string) {
      this.name = name
    }
    postMessage(message: unknown) {
      tell(this.name, message)
    }
    addEventListener() {}
    removeEventListener() {}
    close() {}
  }
}
