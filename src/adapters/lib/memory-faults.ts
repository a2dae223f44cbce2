import type { SessionErrorCode, SessionErrorDetails } from '../../core/session-error.ts'
import type { StepUpChallenge } from '../../core/step-up.ts'

/** The two calls of an adapter. */
export type MemoryOperation = 'list' | 'revoke'

interface Scripted {
  /** How many calls it happens to. Default 1; `Infinity` is for ever. */
  readonly times?: number
}

type Fail = SessionErrorDetails & { readonly code: SessionErrorCode }

/**
 * What shall happen to the next call of `on`:
 * - `fail`: it rejects and nothing is done. With `ids`, only these fail and the others are ended.
 * - `commit-then-fail`: it is done, and yet rejects; `code` is `timeout` by default.
 * - `ignore`: it is accepted and nothing is done.
 * - `lag`: a revoke is done, but the next `reads` reads (default 1) still show the list from before. A list call shows the list
 *   from before the last revoke, as a replica does that is behind.
 * - `hang`: it waits for `release()`, or for its signal, and then goes on.
 * - `delay`: it takes `ms` longer.
 * - `rotate-ids`: every session but the current one gets a new id first; `key` stays.
 * - `step-up`: it asks for proof. `times: 'until-proof'` asks each call that brings none.
 */
export type MemoryFault =
  | ({ readonly on: MemoryOperation; readonly do: 'fail'; readonly ids?: readonly string[] } & Fail & Scripted)
  | ({ readonly on: 'revoke'; readonly do: 'commit-then-fail' } & Partial<Fail> & Scripted)
  | ({ readonly on: 'revoke'; readonly do: 'ignore' } & Scripted)
  | ({ readonly on: 'revoke'; readonly do: 'lag'; readonly reads?: number } & Scripted)
  | ({ readonly on: 'list'; readonly do: 'lag' } & Scripted)
  | ({ readonly on: MemoryOperation; readonly do: 'hang' } & Scripted)
  | ({ readonly on: MemoryOperation; readonly do: 'delay'; readonly ms: number } & Scripted)
  | ({ readonly on: MemoryOperation; readonly do: 'rotate-ids' } & Scripted)
  | {
      readonly on: MemoryOperation
      readonly do: 'step-up'
      readonly challenge?: Partial<StepUpChallenge>
      readonly times?: number | 'until-proof'
    }

/** The faults still to come, first in, first out. */
export class FaultScript {
  readonly #queue: { fault: MemoryFault; left: number }[] = []

  add(fault: MemoryFault): void {
    const left = fault.times === 'until-proof' ? Number.POSITIVE_INFINITY : (fault.times ?? 1)
    if (left > 0) this.#queue.push({ fault, left })
  }

  /** The fault for this call, or `null`. Takes it off the script when its last time has come. */
  next(on: MemoryOperation, hasProof: boolean): MemoryFault | null {
    const entry = this.#queue.find(({ fault }) => fault.on === on && !(fault.times === 'until-proof' && hasProof))
    if (!entry) return null
    entry.left -= 1
    if (entry.left <= 0) this.#queue.splice(this.#queue.indexOf(entry), 1)
    return entry.fault
  }

  clear(): void {
    this.#queue.length = 0
  }
}
