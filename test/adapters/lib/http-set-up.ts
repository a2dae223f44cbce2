import { afterEach, beforeEach, vi } from 'vitest'
import { createHttpClient, type HttpCall, type HttpClientOptions } from '../../../src/adapters/lib/http-client.ts'
import { field } from '../../../src/adapters/lib/wire.ts'
import { errorOf } from '../adapter-set-up.ts'
import { type Answer, fakeFetch, json, type Sent } from '../fake-fetch.ts'

export { errorOf }

/** A request that wants JSON with status 200. */
export const call: HttpCall = {
  operation: 'revoke',
  method: 'DELETE',
  url: 'https://api.example/sessions/1',
  succeeded: ({ status, body }) => status === 200 && body.kind === 'json',
}

export const yes = (): Response => json(200, { ok: true })
export const unauthorized = (): Response => json(401, { code: 'expired' })
export const never = (): Promise<never> => new Promise(() => {})

/** A client whose token is `token-1`, and `token-2` after a refresh, and so on. */
export function setUp(answers: readonly Answer[], options: Partial<HttpClientOptions> = {}) {
  const { fetch, sent } = fakeFetch(...answers)
  let generation = 1
  const refresh = vi.fn(async () => {
    generation += 1
    return true
  })
  const http = createHttpClient({
    adapter: 'test',
    dialect: { serverCode: (body) => field(body, 'code') },
    getAccessToken: () => `token-${generation}`,
    refresh,
    fetch,
    ...options,
  })
  return { http, sent, refresh }
}

/** A promise that the test settles. */
export function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let settle: ((value: T) => void) | null = null
  const promise = new Promise<T>((resolve) => {
    settle = resolve
  })
  return { promise, resolve: (value) => settle?.(value) }
}

/** The `Authorization` of each request. */
export const bearers = (sent: readonly Sent[]) => sent.map(({ headers }) => headers.get('authorization'))

/** Time stands still until the test moves it, and no test may leave a timer behind. */
export function standStill(): void {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    const left = vi.getTimerCount()
    vi.useRealTimers()
    if (left > 0) throw new Error(`${left} timers were left behind.`)
  })
}
