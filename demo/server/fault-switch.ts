/** What happens instead of the real answer. */
export type FaultEffect =
  /** This answer. A string body is sent as it is, anything else as JSON. */
  | {
      readonly status: number
      readonly headers?: Readonly<Record<string, string>> | undefined
      readonly body?: unknown
    }
  /** `drop`: the connection closes without a byte. `truncate`: it closes in the middle of the body. `pass`: the real answer, only late. */
  | 'drop'
  | 'truncate'
  | 'pass'

/** A fault for the next requests that it matches. */
export interface Fault {
  /** How many requests it hits. Default 1. */
  readonly times?: number | undefined
  /** Default: any method. A preflight is never hit. */
  readonly method?: string | undefined
  /** The exact path, or with `*` at its end everything that begins so. Default: any. `/demo/` is never hit. */
  readonly path?: string | undefined
  /** `before` (default): the server does nothing. `after`: it has done its work, and only the answer is lost or changed. */
  readonly when?: 'before' | 'after' | undefined
  /** Waits so long first, in ms. Default 0. */
  readonly latencyMs?: number | undefined
  readonly effect: FaultEffect
}

/** An armed fault and how often it will still hit. */
export interface ArmedFault extends Fault {
  left: number
}

/** Faults armed at once. */
export const MAX_FAULTS = 50

/** Holds the armed faults. The first one that matches a request takes it. */
export class FaultSwitch {
  #armed: ArmedFault[] = []

  /** Arms one more. Throws a `RangeError` beyond 50. To drop a browser's request use `POST /demo/faults`, which also closes idle connections. */
  arm(fault: Fault): void {
    if (this.#armed.length >= MAX_FAULTS) throw new RangeError(`No more than ${MAX_FAULTS} faults at once`)
    this.#armed.push({ ...fault, left: fault.times ?? 1 })
  }

  /** The fault for this request, counted as used; `null` for none. */
  take(method: string, path: string): Fault | null {
    const fault = this.#armed.find((candidate) => matches(candidate, method, path))
    if (!fault) return null
    fault.left -= 1
    this.#armed = this.#armed.filter((candidate) => candidate.left > 0)
    return fault
  }

  /** True while some armed fault closes connections. */
  willDrop(): boolean {
    return this.#armed.some(({ effect }) => effect === 'drop' || effect === 'truncate')
  }

  read(): readonly ArmedFault[] {
    return this.#armed.map((fault) => ({ ...fault }))
  }

  clear(): void {
    this.#armed = []
  }
}

function matches(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false
  if (fault.path === undefined) return true
  return fault.path.endsWith('*') ? path.startsWith(fault.path.slice(0, -1)) : path === fault.path
}
