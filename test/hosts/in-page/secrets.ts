import { complaints } from './record.ts'

/** All that a value holds, errors with all that hangs on them. */
function allOf(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if (seen.has(value)) return ''
  seen.add(value)
  return Object.getOwnPropertyNames(value)
    .map((name) => `${name}: ${allOf(Reflect.get(value, name), seen)}`)
    .join('\n')
}

interface Cache {
  getAll(): readonly { readonly state: unknown; readonly queryKey?: unknown }[]
}

declare global {
  var queryClient: { getQueryCache(): Cache; getMutationCache(): Cache }
}

/** The places in which a text is found that must be nowhere: the caches, the page, storage, the console. */
export function placesOf(secret: string): readonly string[] {
  const inCache = (cache: Cache) =>
    cache.getAll().some(({ state, queryKey }) => (allOf(state) + allOf(queryKey)).includes(secret))
  const { queryClient } = globalThis
  return Object.entries({
    'query cache': inCache(queryClient.getQueryCache()),
    'mutation cache': inCache(queryClient.getMutationCache()),
    page: document.documentElement.outerHTML.includes(secret),
    storage: (JSON.stringify(localStorage) + JSON.stringify(sessionStorage)).includes(secret),
    address: location.href.includes(secret),
    console: complaints().some((text) => text.includes(secret)),
  })
    .filter(([, isThere]) => isThere)
    .map(([place]) => place)
}
