import type { FetchLike } from '../../src/adapters/lib/http-options.ts'
import type { System, Wiring } from './described.ts'
import { everyDescribed } from './every-described.ts'
import { type Answers, ORIGIN } from './servers/in-process.ts'

export type { AnyServer, System, Wiring } from './described.ts'

/** Every adapter that speaks HTTP by itself, and Appwrite's SDK, against a server in memory. */
export const everySystem: readonly System[] = [...everyDescribed.values()].flatMap(({ overHttp }) => overHttp)

/** The systems that an adapter reaches through the object of an SDK. */
export const sdkSystems: readonly Wiring[] = [...everyDescribed.values()].flatMap(({ overSdk }) => overSdk)

/** The systems that have no list. */
export const listless: readonly Wiring[] = [...everyDescribed.values()].flatMap(({ withoutList = [] }) => withoutList)

/** One request, as it left the adapter. */
export interface Outgoing {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: string
}

/** A `fetch` that reaches a server with the browser's cookies, remembers what was sent, and may change what comes back. */
export function reach(
  { cookies }: Pick<System, 'cookies'>,
  server: Answers,
  change: (response: Response) => Promise<Response> = async (response) => response,
): { readonly fetch: FetchLike; readonly sent: Outgoing[] } {
  const sent: Outgoing[] = []
  const fetch: FetchLike = async (url, init) => {
    const headers = new Headers(init.headers)
    const body = typeof init.body === 'string' ? init.body : ''
    sent.push({ method: init.method ?? 'GET', url, headers: new Headers(headers), body })
    if (init.credentials !== 'omit' && cookies !== '') headers.set('cookie', cookies)
    const { method = 'GET' } = init
    return change(
      await server.fetch(new Request(new URL(url, ORIGIN), { method, headers, ...(body !== '' && { body }) })),
    )
  }
  return { fetch, sent }
}
