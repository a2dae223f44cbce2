import type { DatabaseSync } from 'node:sqlite'
import type { HttpBindings } from '@hono/node-server'
import { AccessTokens } from './access-tokens.ts'
import { AuditLog } from './audit-log.ts'
import { BetterAuthFace } from './better-auth.ts'
import { FaultSwitch } from './fault-switch.ts'
import type { AuthServerSettings } from './options.ts'
import { RateLimiter } from './rate-limit.ts'
import { RequestLog } from './request-log.ts'
import { SessionStore } from './session-store.ts'
import { StepUp } from './step-up.ts'
import { UserStore } from './user-store.ts'

/** What every route works with. */
export interface Services {
  readonly settings: AuthServerSettings
  readonly users: UserStore
  readonly sessions: SessionStore
  readonly audit: AuditLog
  readonly tokens: AccessTokens
  readonly betterAuth: BetterAuthFace
  readonly limits: RateLimiter
  readonly faults: FaultSwitch
  readonly requests: RequestLog
  readonly stepUp: StepUp
  /** When the user of an own session proved again who they are, by its handle; in ms since 1970. */
  readonly confirmed: Map<string, number>
  readonly database: DatabaseSync
  readonly connections: Connections
}

/** The connections of the listening server. */
export interface Connections {
  /** Aborted when the server closes. */
  readonly closing: AbortSignal
  /** Closes those that wait for their next request. */
  closeIdle(): void
}

/** Hono's environment: Node's request and answer, which dropping a connection needs. */
export interface Env {
  Bindings: Partial<HttpBindings>
}

/** One of each, over one database. */
export function createServices(
  database: DatabaseSync,
  settings: AuthServerSettings,
  connections: Connections,
): Services {
  return {
    settings,
    users: new UserStore(database, settings),
    sessions: new SessionStore(database, settings),
    audit: new AuditLog(database, settings.now),
    tokens: new AccessTokens(settings),
    betterAuth: new BetterAuthFace(settings),
    limits: new RateLimiter(settings.rateLimits, settings.now),
    faults: new FaultSwitch(),
    requests: new RequestLog(),
    stepUp: new StepUp(settings.now),
    confirmed: new Map(),
    database,
    connections,
  }
}
