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

/** The limits with those of a developer in them. Throws a plain `Error`: `NaN` of a missing setting would be no limit at all. */
export function readLimits(given: Partial<Limits> = {}): Limits {
  const of = (name: keyof Limits): number => {
    const limit: unknown = given[name] ?? defaultLimits[name]
    if (typeof limit === 'number' && limit >= 0) return limit
    throw new Error(`createSessionRoutes: limits.${name} must be a number from 0, or Infinity for none.`)
  }
  return {
    list: of('list'),
    listMore: of('listMore'),
    revoke: of('revoke'),
    revokeOthers: of('revokeOthers'),
    revokeAll: of('revokeAll'),
    signOut: of('signOut'),
  }
}

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
    const age = window ? now() - window.opened : HOUR_MS
    // Where the clock was set back, the age is negative: a new window begins.
    if (!window || age >= HOUR_MS || age < 0) {
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
