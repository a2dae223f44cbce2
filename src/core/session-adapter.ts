import type { SessionCapabilities } from './capabilities.ts'
import type { Session } from './session.ts'
import type { SessionError } from './session-error.ts'
import type { StepUpProof } from './step-up.ts'

/** One page of the list. */
export interface SessionPage {
  readonly sessions: readonly Session[]
  /** Opaque and made by the adapter; `null` on the last page. */
  readonly nextCursor: string | null
  /** How many sessions there are over all pages, or `null` when the server does not say. */
  readonly total: number | null
}

/**
 * What to end: the named sessions; every session but the current one; the current one; or every session, this one included.
 * The words are those of the Prelude Session API (`POST /v1/session/me/revoke?target=`).
 */
export type RevokeRequest =
  | { readonly target: 'session'; readonly sessionIds: readonly string[] }
  | { readonly target: 'others' }
  | { readonly target: 'mine' }
  | { readonly target: 'all' }

/** One of those four words. */
export type RevokeTarget = RevokeRequest['target']

/** A session that was not ended, and why. */
export interface FailedRevoke {
  readonly id: string
  readonly error: SessionError
}

/** What the server answered. It is not proof: only a complete read of the list shows that a session is gone. */
export interface RevokeResult {
  /** The ids that the server accepted, or `null` when it only says "done". */
  readonly revokedIds: readonly string[] | null
  /** What was not done, ids that were never sent included. */
  readonly failed: readonly FailedRevoke[]
  /** True when the session that asked is ended too. */
  readonly endedCurrent: boolean
  /** The list after the revoke, when the answer has it. */
  readonly sessions: readonly Session[] | null
}

export interface ListOptions {
  readonly signal?: AbortSignal
  readonly cursor?: string | null
  readonly limit?: number
  readonly stepUp?: StepUpProof
}

export interface RevokeOptions {
  /** The caller's last good read. An adapter that must know which session is current, and is not told, reads first. */
  readonly known?: readonly Session[]
  readonly stepUp?: StepUpProof
  /**
   * Aborted when another user signs in at the same server: tokens and cookies are theirs from then on. Nothing is sent after that. What was not sent yet
   * ends in `aborted`.
   */
  readonly signal?: AbortSignal
}

/** Speaks one auth system's wire format. Create it once, at module level: it holds the single flight of `refresh`. */
export interface SessionAdapter {
  /** System and server, e.g. `biore:/api/v1`. Part of the query key, so two servers never share a list. */
  readonly id: string
  readonly capabilities: SessionCapabilities
  /** Reads one page. Rejects with a `SessionError`; never answers `[]` for a failure. */
  list(options?: ListOptions): Promise<SessionPage>
  /**
   * Ends sessions. Rejects with a `SessionError` when nothing was done; what was half done resolves, with the rest in
   * `failed`. Ids are checked before any request, and the current session ends last.
   */
  revoke(request: RevokeRequest, options?: RevokeOptions): Promise<RevokeResult>
}
