import { ContextHolder, FetchClient } from '@frontegg/rest-api'
import { vi } from 'vitest'
import type { FronteggClient } from '../../../src/adapters/frontegg.ts'
import type { FetchLike } from '../../../src/adapters/lib/http-options.ts'
import { asFetch, ORIGIN } from './in-process.ts'

let made = 0

/** The real client over a `fetch`, for one test: it asks the global one, and looks at the address of its page. */
export function fronteggClient(fetch: FetchLike, getToken: () => string | null = () => 'token-of-0'): FronteggClient {
  if (typeof window === 'undefined') vi.stubGlobal('window', { location: { search: '', href: 'https://app.example/' } })
  vi.stubGlobal('fetch', asFetch({ fetch }))
  made += 1
  const app = `app-${made}`
  ContextHolder.for(app).setContext({ baseUrl: ORIGIN, tokenResolver: () => getToken() ?? '' })
  return new FetchClient(app)
}
