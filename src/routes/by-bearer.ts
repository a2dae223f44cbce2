import type { SignedIn } from './signed-in.ts'

/** The claims of an access token that matter here. */
export interface AccessClaims {
  /** The user. */
  readonly sub?: unknown
  /** The session, by its handle. */
  readonly sid?: unknown
  /** When the user signed in, in seconds since 1970. */
  readonly auth_time?: unknown
}

/** A token is one word of these letters (RFC 6750). */
const bearer = /^Bearer +([\w.~+/-]+=*)$/i

/**
 * `authenticate` for an access token in `Authorization: Bearer`. `verify` is the function with which your other routes check it, signature,
 * issuer, audience and expiry included; when it throws, the token is invalid. Without a `sid` it is not known which session asks.
 */
export function byBearer(
  verify: (token: string) => Promise<AccessClaims | null | undefined> | AccessClaims | null | undefined,
): (request: Request) => Promise<SignedIn | null> {
  return async (request) => {
    const [, token] = bearer.exec(request.headers.get('authorization') ?? '') ?? []
    if (token === undefined) return null
    const claims = await verified(verify, token)
    const { sub, sid, auth_time: seconds } = claims ?? {}
    if (typeof sub !== 'string') return null
    return {
      userId: sub,
      sessionId: typeof sid === 'string' ? sid : null,
      credential: 'bearer',
      authenticatedAt: typeof seconds === 'number' ? new Date(seconds * 1000) : null,
    }
  }
}

async function verified(verify: Parameters<typeof byBearer>[0], token: string): Promise<AccessClaims | null> {
  try {
    return (await verify(token)) ?? null
  } catch {
    return null
  }
}
