import { jwtVerify, SignJWT } from 'jose'
import { uuid } from './ids.ts'
import type { AuthServerSettings } from './options.ts'

/** The two faces of the server. A token of one is refused by the other. */
export type Api = 'biore' | 'prelude'

/** Who a valid access token speaks for. */
export interface AccessClaims {
  readonly userId: string
  readonly api: Api
  /** Prelude only: the session, `ses_…`. bio.re's tokens name none; there the refresh cookie does. */
  readonly sessionId: string | null
  /** When the user last proved who they are, in ms since 1970; `null` for a token that came by a refresh. */
  readonly authenticatedAt: number | null
}

/** An access token and when it stops working, in seconds since 1970. */
export interface AccessToken {
  readonly token: string
  readonly expiresAt: number
}

const ISSUER = 'demo-auth-server'

/**
 * Signs and checks JWTs (HS256). Nothing is looked up to check one, so a token works until it expires, whatever became of
 * its session. The key lives in memory only: it is never stored, and a restart costs clients one refresh.
 */
export class AccessTokens {
  readonly #settings: AuthServerSettings
  readonly #key: Uint8Array

  constructor(settings: AuthServerSettings) {
    this.#settings = settings
    this.#key = settings.randomBytes(32)
  }

  /** A new token. Prelude's carry `sid`; both carry `jti`. */
  async issue(claims: AccessClaims): Promise<AccessToken> {
    const { now, randomBytes, accessTokenTtlSeconds } = this.#settings
    const issuedAt = Math.floor(now() / 1000)
    const expiresAt = issuedAt + accessTokenTtlSeconds
    const token = await new SignJWT({
      ...(claims.sessionId !== null && { sid: claims.sessionId }),
      // Seconds, with a fraction: RFC 7519 allows one.
      ...(claims.authenticatedAt !== null && { auth_time: claims.authenticatedAt / 1000 }),
    })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(claims.api)
      .setSubject(claims.userId)
      .setJti(uuid(randomBytes))
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(this.#key)
    return { token, expiresAt }
  }

  /** What the token says, or `null` when it is forged, expired, meant for another API, or no token. */
  async verify(token: string, apis: readonly Api[]): Promise<AccessClaims | null> {
    try {
      const { payload } = await jwtVerify<{ sid?: unknown; auth_time?: unknown }>(token, this.#key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        currentDate: new Date(this.#settings.now()),
        requiredClaims: ['sub', 'exp', 'jti'],
      })
      const api = apis.find((candidate) => candidate === payload.aud)
      if (payload.sub === undefined || api === undefined) return null
      const { sub: userId, sid, auth_time: authTime } = payload
      return {
        userId,
        api,
        sessionId: typeof sid === 'string' ? sid : null,
        authenticatedAt: typeof authTime === 'number' ? Math.round(authTime * 1000) : null,
      }
    } catch {
      return null
    }
  }
}
