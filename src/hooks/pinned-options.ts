import { hashKey, type QueryKey } from '@tanstack/react-query'

/** TanStack's own, for as long as a list is in the browser. On a server nothing may keep the process alive. */
const GC_MS = 5 * 60_000
const gcTime = typeof document === 'undefined' ? Number.POSITIVE_INFINITY : GC_MS

/**
 * Every option that decides what the list shows, stated for each query of this package. An application's defaults are for its own
 * data: one of them (`throwOnError`, `placeholderData`, `select`, …) could show another list, or none. `meta` stays the application's.
 * test/ui/unfriendly-defaults.ts has every default that TanStack has.
 */
export function pinnedQueryOptions(queryKey: QueryKey) {
  return {
    queryHash: hashKey(queryKey),
    queryKeyHashFn: hashKey,
    enabled: true,
    subscribed: true,
    select: undefined,
    initialData: undefined,
    initialDataUpdatedAt: undefined,
    placeholderData: undefined,
    throwOnError: false,
    suspense: false,
    retryOnMount: true,
    retryDelay: 1000,
    refetchInterval: false,
    refetchIntervalInBackground: false,
    refetchOnMount: true,
    refetchOnWindowFocus: true,
    refetchOnReconnect: true,
    notifyOnChangeProps: undefined,
    networkMode: 'always',
    gcTime,
    persister: undefined,
    behavior: undefined,
    maxPages: undefined,
    _type: undefined,
    experimental_prefetchInRender: false,
  } as const
}

const pinnedForMutations = {
  onMutate: undefined,
  onSuccess: undefined,
  onError: undefined,
  onSettled: undefined,
  throwOnError: false,
  scope: undefined,
  gcTime: GC_MS,
} as const

/** The same for mutations: what the caller of a hook gives stays, and the application's defaults do not come through. */
export function pinMutation<Options extends object>(options: Options): Options {
  return { ...pinnedForMutations, ...options }
}
