import {
  type DefaultOptions,
  MutationCache,
  type MutationCacheConfig,
  QueryCache,
  type QueryCacheConfig,
  type QueryClientConfig,
} from '@tanstack/react-query'

type Queries = NonNullable<DefaultOptions['queries']>
type Mutations = NonNullable<DefaultOptions['mutations']>

/** What callbacks of the application throw. */
export const NOT_LIKED = 'The application does not like this.'

/** What callbacks of its mutation cache throw: see `refusing`. */
export const REFUSED = 'The mutation cache does not like this.'

function unfriendly(): never {
  throw new Error(NOT_LIKED)
}

/**
 * TanStack calls a mutation cache's `onSettled` once more when it has thrown, and rejects a promise of its own with the second
 * error. There is nothing in it for a list to survive: `vitest.config.ts` lets this one message pass.
 */
function refusing(): never {
  throw new Error(REFUSED)
}

/**
 * Each default that TanStack has for a query, at the value that is least friendly to a list that was not made for it. A default
 * that a later version adds does not compile here until it has one.
 */
export const queries = {
  enabled: false,
  staleTime: 'static' as const,
  refetchInterval: 5,
  refetchIntervalInBackground: true,
  refetchOnWindowFocus: 'always' as const,
  refetchOnReconnect: false,
  refetchOnMount: false,
  retryOnMount: false,
  notifyOnChangeProps: [],
  throwOnError: true,
  select: () => unfriendly(),
  placeholderData: (previous: unknown) => previous ?? { sessions: [], total: 0, complete: true, readAt: '' },
  retry: true,
  retryDelay: 1e9,
  networkMode: 'online' as const,
  gcTime: 0,
  queryFn: async () => [],
  persister: async () => ({ sessions: [], total: 0, complete: true, readAt: '2026-11-21T00:00:00.000Z' }),
  queryHash: 'everything',
  queryKeyHashFn: () => 'everything',
  initialData: { sessions: [], total: 0, complete: true, readAt: '2026-11-21T00:00:00.000Z' },
  initialDataUpdatedAt: 1e15,
  behavior: { onFetch: () => unfriendly() },
  structuralSharing: () => unfriendly(),
  meta: { of: 'the application' },
  maxPages: 1,
  _defaulted: true,
  _optimisticResults: 'isRestoring' as const,
  _type: 'infinite' as const,
} satisfies Record<keyof Queries, unknown>

/** The same for a mutation. */
export const mutations = {
  mutationFn: async () => ({ revoked: [], failed: [], unconfirmed: [], accepted: [] }),
  mutationKey: ['everything'],
  onMutate: unfriendly,
  onSuccess: unfriendly,
  onError: unfriendly,
  onSettled: unfriendly,
  throwOnError: true,
  retry: 3,
  retryDelay: 1e9,
  networkMode: 'online' as const,
  gcTime: 0,
  scope: { id: 'everything' },
  meta: { of: 'the application' },
  _defaulted: true,
} satisfies Record<keyof Mutations, unknown>

const queryCache = { onSuccess: unfriendly, onError: unfriendly, onSettled: unfriendly } satisfies Record<
  keyof QueryCacheConfig,
  unknown
>
const mutationCache = { onSuccess: unfriendly, onSettled: refusing } satisfies Record<
  Exclude<keyof MutationCacheConfig, 'onMutate' | 'onError'>,
  unknown
>

const of = <Kind extends string>(kind: Kind, values: object) =>
  Object.entries(values).map(([name, value]: [string, unknown]) => ({
    name: `${kind}: ${name}`,
    kind,
    option: name,
    value,
  }))

/** Every one of them by itself, as the configuration of a client. */
export const unfriendlyClients: readonly { readonly name: string; readonly config: () => QueryClientConfig }[] = [
  ...of('queries', { ...queries, suspense: true, experimental_prefetchInRender: true }).map(
    ({ name, option, value }) => ({
      name,
      config: () => ({ defaultOptions: { queries: { retryDelay: 1, [option]: value } } }),
    }),
  ),
  ...of('mutations', mutations).map(({ name, option, value }) => ({
    name,
    config: () => ({ defaultOptions: { queries: { retryDelay: 1 }, mutations: { [option]: value } } }),
  })),
  ...of('query cache', queryCache).map(({ name, option, value }) => ({
    name,
    config: () => ({ defaultOptions: { queries: { retryDelay: 1 } }, queryCache: new QueryCache({ [option]: value }) }),
  })),
  ...of('mutation cache', mutationCache).map(({ name, option, value }) => ({
    name,
    config: () => ({
      defaultOptions: { queries: { retryDelay: 1 } },
      mutationCache: new MutationCache({ [option]: value }),
    }),
  })),
]
