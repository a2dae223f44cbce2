import { isSessionError, type SessionAdapter } from 'react-device-sessions'
import { type MemoryAdapter, memoryAdapter } from 'react-device-sessions/testing'
import { devices } from '../support/sessions.ts'

/** A server in memory that writes down what it was asked, and what came of it. */
export class LabServer {
  readonly memory: MemoryAdapter = memoryAdapter({ id: 'lab', sessions: devices, latencyMs: 250 })
  readonly adapter: SessionAdapter
  #log: readonly string[] = []
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

  /** The latest first. Another array after each entry. */
  readonly log = () => this.#log

  note(entry: string): void {
    this.#log = [entry, ...this.#log].slice(0, 12)
    for (const listener of this.#listeners) listener()
  }

  async #noted<T>(what: string, call: () => Promise<T>): Promise<T> {
    try {
      const answer = await call()
      this.note(`${what} → answered`)
      return answer
    } catch (error) {
      this.note(`${what} → ${isSessionError(error) ? error.code : 'failed'}`)
      throw error
    }
  }
}
