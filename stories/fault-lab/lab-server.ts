import { isSessionError, type SessionAdapter } from 'react-device-sessions'
import { type MemoryAdapter, memoryAdapter } from 'react-device-sessions/testing'
import { devices } from '../support/sessions.ts'
import { type LabFault, listFaults, signOutFaults } from './lab-faults.ts'

/** What is on screen of it. */
export interface LabState {
  /** The latest first. */
  readonly log: readonly string[]
  /** The labels of the faults that have still to happen, as their buttons are called. */
  readonly armed: readonly string[]
}

/** A server in memory that writes down what it was asked, and what came of it. */
export class LabServer {
  readonly memory: MemoryAdapter = memoryAdapter({ id: 'lab', sessions: devices, latencyMs: 250 })
  readonly adapter: SessionAdapter
  #state: LabState = { log: [], armed: [] }
  readonly #listeners = new Set<() => void>()

  constructor() {
    const { memory } = this
    this.adapter = {
      ...memory,
      list: (options) => this.#noted('list', () => memory.list(options)),
      revoke: (request, options) =>
        this.#noted(`revoke ${request.target === 'session' ? request.sessionIds.join(', ') : request.target}`, () =>
          memory.revoke(request, options),
        ),
    }
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Another object after each entry. */
  readonly state = () => this.#state

  arm({ label, faults }: LabFault): void {
    for (const fault of faults) this.memory.fault(fault)
    this.note(`armed: ${label}`)
  }

  note(entry: string): void {
    this.#update([entry, ...this.#state.log].slice(0, 12))
  }

  #update(log: readonly string[]): void {
    const pending = this.memory.pendingFaults
    const armed = [...signOutFaults, ...listFaults].filter(({ faults }) =>
      faults.some((each) => pending.includes(each)),
    )
    this.#state = { log, armed: armed.map(({ label }) => label) }
    for (const listener of this.#listeners) listener()
  }

  async #noted<T>(what: string, call: () => Promise<T>): Promise<T> {
    try {
      const answering = call()
      // A call that hangs has taken its fault already.
      this.#update(this.#state.log)
      const answer = await answering
      this.note(`${what} → answered`)
      return answer
    } catch (error) {
      this.note(`${what} → ${isSessionError(error) ? error.code : 'failed'}`)
      throw error
    }
  }
}
