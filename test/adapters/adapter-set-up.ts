import type { HttpOptions } from '../../src/adapters/lib/http-options.ts'
import { isSessionError, type SessionError } from '../../src/core/session-error.ts'
import { type Answer, fakeFetch, type Sent } from './fake-fetch.ts'

/** Options over a fake `fetch`, and what was sent through it: `GET /api/v1/auth/sessions`. */
export function fakeServer(answers: readonly Answer[], options: Partial<HttpOptions> = {}) {
  const { fetch, sent } = fakeFetch(...answers)
  return {
    options: { fetch, getAccessToken: () => 'token', ...options },
    sent,
    routes: () => sent.map(({ url, init }: Sent) => `${init.method} ${url}`),
  }
}

/** The `SessionError` that a call rejects with. Anything else fails the test, and so does one that tells a developer nothing. */
export async function errorOf(work: Promise<unknown>): Promise<SessionError> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!isSessionError(error)) throw new TypeError('No SessionError was thrown.', { cause: error })
  if (error.message.trim().length < 6) throw new TypeError(`No sentence for developers: "${error.message}"`)
  return error
}

/** Lets so many turns of the microtask queue pass: what has settled by then has been heard of. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await Promise.resolve()
}
