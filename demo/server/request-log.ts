import { safePath } from './safe-path.ts'

/** One request as it was received. Values of headers and cookies are never kept, nor are bodies. */
export interface RecordedRequest {
  readonly method: string
  readonly path: string
  /** Names, with such values as the two APIs define; any other value is kept as "". */
  readonly query: Readonly<Record<string, string>>
  /** Names, in lower case. */
  readonly headers: readonly string[]
  /** Names of the cookies. */
  readonly cookies: readonly string[]
  /** Bytes of the body, as its `Content-Length` says. */
  readonly bodyBytes: number
  /** When it came, in ms since 1970. */
  readonly at: number
  /** What was answered; `null` while nothing is, and when the connection was dropped. */
  readonly status: number | null
}

/** Requests kept; older ones are forgotten. */
const KEPT = 1000
/** Values that the two APIs define: a target, Prelude's session id, a limit or an offset. */
const KNOWN_VALUE = /^([a-z]{1,10}|ses_[0-9a-z]{1,40}|-?\d{1,10})$/

/** Remembers the latest requests, for tests that count them. `/demo/` itself is left out. */
export class RequestLog {
  #requests: (RecordedRequest & { status: number | null })[] = []

  /** Notes a request; call the answer with the status once there is one. */
  note(request: Request, at: number): (status: number | null) => void {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname.startsWith('/demo/')) return () => {}
    const recorded: RecordedRequest & { status: number | null } = {
      method: request.method,
      path: safePath(pathname),
      query: Object.fromEntries([...searchParams].map(([name, value]) => [name, KNOWN_VALUE.test(value) ? value : ''])),
      headers: [...request.headers.keys()].sort(),
      cookies: (request.headers.get('cookie') ?? '')
        .split(';')
        .map((pair) => pair.split('=')[0]?.trim() ?? '')
        .filter((name) => name !== ''),
      bodyBytes: Number(request.headers.get('content-length') ?? 0),
      at,
      status: null,
    }
    this.#requests.push(recorded)
    if (this.#requests.length > KEPT) this.#requests.shift()
    return (status) => {
      recorded.status = status
    }
  }

  /** The latest 1,000, the oldest first. */
  read(): readonly RecordedRequest[] {
    return this.#requests.map((request) => ({ ...request }))
  }

  clear(): void {
    this.#requests = []
  }
}
