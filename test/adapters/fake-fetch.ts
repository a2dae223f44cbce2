import type { FetchLike } from '../../src/adapters/lib/http-options.ts'

/** One request, as it was handed to `fetch`. */
export interface Sent {
  readonly url: string
  readonly init: RequestInit
  readonly headers: Headers
}

/** An answer, or what makes one. It may be no response at all, or throw, to be a connection that fails. */
export type Answer = Response | ((sent: Sent) => unknown)

/** A `fetch` that gives these answers in turn, the last one for ever, and remembers what it was asked. */
export function fakeFetch(...answers: readonly Answer[]): { fetch: FetchLike; sent: Sent[] } {
  const sent: Sent[] = []
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const request = { url, init, headers: new Headers(init.headers) }
    const answer = answers[Math.min(sent.length, answers.length - 1)]
    sent.push(request)
    // A response can be read once; one that is given for ever is a fresh copy each time.
    const given: unknown = answer instanceof Response ? answer.clone() : await answer?.(request)
    if (!passesAsResponse(given)) throw new TypeError('Out of answers')
    return given
  }
  return { fetch, sent }
}

/** Anything does: what the adapter makes of something that is no response is what the test is about. */
function passesAsResponse(_given: unknown): _given is Response {
  return true
}

/** A JSON answer. */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return new Response(text, { status, headers: { 'content-type': 'application/json', ...headers } })
}

/** A page, as a proxy or a sign-in in between would send it. */
export function html(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response('<h1>CANARY_BODY</h1>', { status, headers: { 'content-type': 'text/html', ...headers } })
}

/** Never settles, except that it rejects as `fetch` does when its signal aborts. */
export function hanging({ init }: Sent): Promise<never> {
  return new Promise((_resolve, reject) => {
    init.signal?.addEventListener('abort', () => reject(new DOMException('Aborted.', 'AbortError')))
  })
}
