import type { Operation } from '../core/capabilities.ts'

/** What was done, for your audit log. Handles are in it, and no credential. */
export interface SessionAudit {
  readonly operation: Exclude<Operation, 'list'>
  readonly userId: string
  /** The session that asked. */
  readonly sessionId: string | null
  /** The session that was ended by its id. */
  readonly endedId: string | null
  /** How many sessions were ended. */
  readonly count: number
}
