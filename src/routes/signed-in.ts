/** The user and the session of a request, as the application's `authenticate` says. */
export interface SignedIn {
  /** Of the session, never of the request's path, query or body. Nothing: the request is not signed in. */
  readonly userId: string | number | null | undefined
  /** The handle of the session that asks, as the store has it. Nothing: it is not known, and then none can be spared. */
  readonly sessionId: string | null | undefined
  /** What the browser showed. A `cookie` (the default) goes along with requests of foreign pages, a `bearer` does not. */
  readonly credential?: 'cookie' | 'bearer'
  /** When the user last proved who they are, for `recentSignIn`. */
  readonly authenticatedAt?: Date | null | undefined
}

/** The same, checked. */
export interface Asker {
  readonly userId: string
  readonly sessionId: string | null
  readonly credential: 'cookie' | 'bearer'
  readonly authenticatedAt: Date | null
}

/** `null` for anything that names no user: `{ userId: request.session.userId }` without a sign-in does not. */
export function askerFrom(signedIn: SignedIn | null | undefined): Asker | null {
  const userId = textOf(signedIn?.userId)
  if (!signedIn || userId === null) return null
  const { authenticatedAt } = signedIn
  const isTime = authenticatedAt instanceof Date && !Number.isNaN(authenticatedAt.getTime())
  return {
    userId,
    sessionId: textOf(signedIn.sessionId),
    credential: signedIn.credential === 'bearer' ? 'bearer' : 'cookie',
    authenticatedAt: isTime ? authenticatedAt : null,
  }
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null
  return typeof value === 'string' && value.trim() !== '' ? value : null
}
