import type { Operation } from '../core/capabilities.ts'

/** How often a user may ask, in an hour. `listMore` counts the pages of a list after the first. */
export type Limits = Readonly<Record<Operation | 'listMore', number>>

/** bio.re's own numbers; it has neither pages nor a way to end every session, so those two are ours. */
export const defaultLimits: Limits = {
  list: 30,
  listMore: 1200,
  revoke: 20,
  revokeOthers: 5,
  revokeAll: 5,
  signOut: 60,
}

/** One request to be counted. */
export interface LimitedRequest {
  readonly userId: string
  readonly operation: keyof Limits
  /** How many are allowed in an hour. */
  readonly perHour: number
}

/** Counts a request; `null` when it may go on, else for how many milliseconds to wait. */
export type CountRequest = (request: LimitedRequest) => Promise<number | null> | number | null

const HOUR_MS = 60 * 60 * 1000
/** Windows kept at once. Beyond it the oldest go, so that a flood of users cannot fill the memory. */
const MOST_WINDOWS = 50_000

/**
 * Counts in windows of one hour, which open with the first request. In the memory of this process: several processes count each for
 * itself, and a restart begins anew. A shared counter is a function of your own.
 */
export function countInMemory(now: () => number = Date.now): (request: LimitedRequest) => number | null {
  const windows = new Map<string, { readonly opened: number; count: number }>()
  return ({ userId, operation, perHour }) => {
    const key = `${operation} ${userId}`
    let window = windows.get(key)
    if (!window || now() - window.opened >= HOUR_MS) {
      windows.delete(key)
      window = { opened: now(), count: 0 }
      windows.set(key, window)
      const [oldest] = windows.keys()
      if (windows.size > MOST_WINDOWS && oldest !== undefined) windows.delete(oldest)
    }
    if (window.count >= perHour) return window.opened + HOUR_MS - now()
    window.count += 1
    return null
  }
}
