interface Scripted {
  /** How many requests it happens to. Default 1; `Infinity` is for ever. */
  readonly times?: number
}

/** An answer of the server, as it shall be sent. */
export interface ScriptedAnswer {
  readonly status: number
  /** Sent as JSON. Default: no body. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * What shall happen to the next request of `on`: `list` is any GET, `revoke` any other; where a POST reads the list (Hanko,
 * ZITADEL), `list` is that one. The words are those of `memoryAdapter`; only, a server fails with a status:
 * - `fail`: it answers `status`, and nothing is done.
 * - `unreachable`: the connection breaks before anything is done.
 * - `commit-then-fail`: it is done, and then answered with `status`, or, without one, with a broken connection.
 * - `ignore`: it is answered as if it were done, and nothing is.
 * - `lag`: it is done, but the next `reads` GETs (default 1) still show the list from before.
 * - `hang`: it waits for `release()`, or for its signal, and then goes on.
 * - `delay`: it takes `ms` longer.
 */
export type ServerFault = Scripted &
  (
    | ({ readonly on: 'list' | 'revoke'; readonly do: 'fail' } & ScriptedAnswer)
    | { readonly on: 'list' | 'revoke'; readonly do: 'unreachable' | 'hang' }
    | { readonly on: 'list' | 'revoke'; readonly do: 'delay'; readonly ms: number }
    | ({ readonly on: 'revoke'; readonly do: 'commit-then-fail' } & Partial<ScriptedAnswer>)
    | { readonly on: 'revoke'; readonly do: 'ignore' }
    | { readonly on: 'revoke'; readonly do: 'lag'; readonly reads?: number }
  )

/** The faults still to come, first in, first out. */
export class FaultQueue {
  #queue: { readonly fault: ServerFault; left: number }[] = []

  add(fault: ServerFault): void {
    this.#queue.push({ fault, left: fault.times ?? 1 })
  }

  /** The fault for this request, or `null`. */
  next(on: ServerFault['on']): ServerFault | null {
    this.#queue = this.#queue.filter(({ left }) => left > 0)
    const entry = this.#queue.find(({ fault }) => fault.on === on)
    if (!entry) return null
    entry.left -= 1
    return entry.fault
  }

  clear(): void {
    this.#queue = []
  }
}
