/** Requests per hour and user. */
export interface RateLimits {
  readonly list: number
  readonly revoke: number
  readonly revokeOthers: number
  readonly refresh: number
  readonly logout: number
  readonly preludeList: number
  readonly preludeRevoke: number
  readonly preludeRefresh: number
  readonly signIn: number
  readonly signUp: number
}

/** What a request counts against. */
export type LimitName = keyof RateLimits

/** bio.re's own numbers (docs.bio.re, each endpoint's page). Prelude documents none; those of `/demo/` are ours. */
export const documentedLimits: RateLimits = {
  list: 30,
  revoke: 20,
  revokeOthers: 5,
  refresh: 60,
  logout: 60,
  preludeList: Infinity,
  preludeRevoke: Infinity,
  preludeRefresh: Infinity,
  signIn: 200,
  signUp: 2000,
}

/** Never a 429. */
export const noLimits: RateLimits = {
  list: Infinity,
  revoke: Infinity,
  revokeOthers: Infinity,
  refresh: Infinity,
  logout: Infinity,
  preludeList: Infinity,
  preludeRevoke: Infinity,
  preludeRefresh: Infinity,
  signIn: Infinity,
  signUp: Infinity,
}

const HOUR_MS = 60 * 60 * 1000
/** Windows kept at once; beyond it the oldest go, so a flood of keys cannot fill the memory. */
const MAX_WINDOWS = 20_000

/** Counts requests in windows of one hour that open with the first request. Kept in memory: a restart starts afresh. */
export class RateLimiter {
  readonly #limits: RateLimits
  readonly #now: () => number
  readonly #windows = new Map<string, { readonly opened: number; count: number }>()

  constructor(limits: RateLimits, now: () => number) {
    this.#limits = limits
    this.#now = now
  }

  /** Counts one request of `key`; answers `null` when it may go on, else how long to wait, in ms. */
  take(name: LimitName, key: string): number | null {
    const limit = this.#limits[name]
    if (limit === Infinity) return null
    const now = this.#now()
    const id = `${name} ${key}`
    let window = this.#windows.get(id)
    if (!window || now - window.opened >= HOUR_MS) {
      this.#windows.delete(id)
      window = { opened: now, count: 0 }
      this.#windows.set(id, window)
      this.#forgetOldest()
    }
    if (window.count >= limit) return window.opened + HOUR_MS - now
    window.count += 1
    return null
  }

  /** Everybody starts afresh. */
  reset(): void {
    this.#windows.clear()
  }

  #forgetOldest(): void {
    for (const id of this.#windows.keys()) {
      if (this.#windows.size <= MAX_WINDOWS) return
      this.#windows.delete(id)
    }
  }
}
