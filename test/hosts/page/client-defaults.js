import { keepPreviousData } from '@tanstack/react-query'

/** What the `QueryClient` of a host may say for all its queries and mutations, the worst value of each. */
export const clientDefaults = {
  none: {},
  throw: { defaultOptions: { queries: { throwOnError: true }, mutations: { throwOnError: true } } },
  keep: { defaultOptions: { queries: { placeholderData: keepPreviousData } } },
  retry: {
    defaultOptions: {
      queries: { retry: 3, retryDelay: 200, retryOnMount: false },
      mutations: { retry: 3, retryDelay: 200 },
    },
  },
  paused: { defaultOptions: { queries: { networkMode: 'online' }, mutations: { networkMode: 'online' } } },
  'offline-first': {
    defaultOptions: { queries: { networkMode: 'offlineFirst' }, mutations: { networkMode: 'offlineFirst' } },
  },
  forever: {
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnMount: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    },
  },
  never: { defaultOptions: { queries: { gcTime: 0, staleTime: 0 }, mutations: { gcTime: 0 } } },
  off: { defaultOptions: { queries: { enabled: false } } },
  select: { defaultOptions: { queries: { select: () => ({ taken: 'by the host' }) } } },
  initial: { defaultOptions: { queries: { initialData: { pages: [] }, initialDataUpdatedAt: Date.now() } } },
  meta: { defaultOptions: { queries: { meta: { secret: 1 }, structuralSharing: false, notifyOnChangeProps: [] } } },
  suspense: { defaultOptions: { queries: { suspense: true } } },
  poll: { defaultOptions: { queries: { refetchInterval: 400, refetchIntervalInBackground: true } } },
  scoped: { defaultOptions: { mutations: { scope: { id: 'all-of-them' } } } },
  functions: {
    defaultOptions: {
      queries: { queryFn: () => Promise.resolve('of the host') },
      mutations: { mutationFn: () => Promise.resolve('of the host') },
    },
  },
  hash: { defaultOptions: { queries: { queryKeyHashFn: (key) => String(key[0]) } } },
  callbacks: {
    defaultOptions: {
      mutations: {
        onMutate: () => ({ host: true }),
        onSuccess: () => Promise.reject(new Error('The host fails in onSuccess')),
      },
    },
  },
  worst: {
    defaultOptions: {
      queries: {
        throwOnError: true,
        placeholderData: keepPreviousData,
        networkMode: 'online',
        retry: 2,
        retryDelay: 100,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnMount: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        structuralSharing: false,
      },
      mutations: { throwOnError: true, networkMode: 'online', retry: 2, retryDelay: 100 },
    },
  },
}
