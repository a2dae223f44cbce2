import type { StepUpKind } from './step-up.ts'

/** `native`: one request. `batch`: one request that names the ids. `emulated`: built from other requests. `none`: not possible. */
export type Support = 'native' | 'batch' | 'emulated' | 'none'

/** The things a person can ask an auth server for on this screen. */
export type Operation = 'list' | 'revoke' | 'revokeOthers' | 'revokeAll' | 'signOut'

/** How often step-up is asked for. */
export type StepUpNeed = 'never' | 'maybe' | 'always'

/** What an auth server can do. The screen offers nothing else. */
export interface SessionCapabilities {
  readonly list: 'sessions' | 'devices' | 'sign-in-history' | 'none'
  readonly currentFrom: 'flag' | 'token-claim' | 'extra-call' | 'caller' | 'none'
  readonly revokeOne: Exclude<Support, 'emulated'>
  /** What the server's own "revoke this id" does with the current session. */
  readonly revokeCurrentById: 'allowed' | 'rejected' | 'unknown'
  readonly revokeOthers: Support
  /**
   * `true`: `others` is refused (`unsupported`) unless the list marks exactly one session as current, because the server
   * would not spare it by itself. `false`: the server spares the current session by the request's own credential.
   */
  readonly othersNeedCurrent: boolean
  readonly revokeAll: Support
  readonly signOut: 'request' | 'redirect' | 'none'
  readonly pagination: 'none' | 'offset' | 'page' | 'cursor'
  readonly reportsCount: boolean
  /** `false`: a device gets a new id when it refreshes its token, so an absent id proves nothing. */
  readonly stableIds: boolean
  readonly stepUp: { readonly kind: StepUpKind | null; readonly list: StepUpNeed; readonly revoke: StepUpNeed }
  /** Upper bound, in seconds, for how long a revoked device can still act; `null` when the server does not say. */
  readonly accessTokenLagSeconds: number | null
  /**
   * `true`: the server keeps sessions of this user that its list never shows, so the screen never says that it shows all. What is
   * listed can be proven gone all the same. May change with a read, where only the server's answer shows it.
   */
  readonly hidesSessions?: boolean
  /** Requests per hour and user, where the server documents them. */
  readonly limitsPerHour?: Partial<Record<Operation, number>>
}
