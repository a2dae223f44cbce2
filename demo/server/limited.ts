import type { Context } from 'hono'
import type { LimitName } from './rate-limit.ts'
import type { Env, Services } from './services.ts'

/** Counts the request; true when it is one too many. Then the answer also carries `Retry-After`, where that is switched on. */
export function limited(c: Context<Env>, { limits, settings }: Services, name: LimitName, key: string): boolean {
  const waitMs = limits.take(name, key)
  if (waitMs === null) return false
  if (settings.retryAfter === 'seconds') c.header('Retry-After', String(Math.ceil(waitMs / 1000)))
  if (settings.retryAfter === 'date') {
    // A date has whole seconds: round up, or a client that obeys comes back too early.
    const until = Math.ceil((settings.now() + waitMs) / 1000) * 1000
    c.header('Retry-After', new Date(until).toUTCString())
  }
  return true
}
