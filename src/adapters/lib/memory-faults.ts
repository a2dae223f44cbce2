import type { SessionErrorCode, SessionErrorDetails } from '../../core/session-error.ts'
import type { StepUpChallenge } from '../../core/step-up.ts'

interface Scripted {
  /** How many calls it happens to. Default 1; `Infinity` is for ever. */
  readonly times?: number
}

type Fail = SessionErrorDetails & { readonly code: SessionErrorCode }

/** What can be scripted for the operations `On`: see `MemoryFault`. */
export type Fault<On extends string> =
  | ({ readonly on: On; readonly do: 'fail'; readonly ids?: readonly string[] } & Fail & Scripted)
  | ({ readonly on: 'revoke'; readonly do: 'commit-then-fail' } & Partial<Fail> & Scripted)
  | ({ readonly on: 'revoke'; readonly do: 'ignore' } & Scripted)
  | ({ readonly on: 'revoke'; readonly do: 'lag'; readonly reads?: number } & Scripted)
  | ({ readonly on: 'list'; readonly do: 'lag' } & Scripted)
  | ({ readonly on: On; readonly do: 'hang' } & Scripted)
  | ({ readonly on: On; readonly do: 'delay'; readonly ms: number } & Scripted)
  | ({ readonly on: On; readonly do: 'rotate-ids' } & Scripted)
  | {
      readonly on: 'list' | 'revoke'
      readonly do: 'step-up'
      readonly challenge?: Partial<StepUpChallenge>
      readonly times?: number | 'until-proof'
    }

/** The faults still to come, first in, first out. */
export class FaultScript<On extends string> {
  readonly #queue: { fault: Fault<On>; left: number }[] = []

  add(fault: Fault<On>): void {
    const left = fault.times === 'until-proof' ? Number.POSITIVE_INFINITY : (fault.times ?? 1)
    if (left > 0) this.#queue.push({ fault, left })
  }

  /** The fault for this call, or `null`. Takes it off the script when its last time has come. */
  next(on: On, hasProof: boolean): Fault<On> | null {
    const entry = this.#queue.find(({ fault }) => fault.on === on && !(fault.times === 'until-proof' && hasProof))
    if (!entry) return null
    entry.left -= 1
    if (entry.left <= 0) this.#queue.splice(this.#queue.indexOf(entry), 1)
    return entry.fault
  }

  /** As they were added. */
  pending(): readonly Fault<On>[] {
    return this.#queue.map(({ fault }) => fault)
  }

  clear(): void {
    this.#queue.length = 0
  }
}
