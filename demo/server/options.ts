import { randomBytes } from 'node:crypto'
import { owaspScrypt, type PasswordCost } from './passwords.ts'
import { documentedLimits, noLimits, type RateLimits } from './rate-limit.ts'

/** How to run the auth server. Everything has a default; time and randomness are arguments. */
export interface AuthServerOptions {
  /** A file, created with its folder when missing, or `:memory:` (the default). */
  readonly database?: string
  /** The clock, in ms since 1970: tokens, rows, limits and the `Date` header all follow it. Default `Date.now`. */
  readonly now?: () => number
  /** Source of ids and tokens. Default: `randomBytes` of `node:crypto`. */
  readonly randomBytes?: (size: number) => Uint8Array
  /** How long an access token works, revoked or not. Default 900, as bio.re documents. */
  readonly accessTokenTtlSeconds?: number
  /** How long a refresh token works. Default 30 days; bio.re documents no number. */
  readonly refreshTokenTtlSeconds?: number
  /** `documented` (default): bio.re's hourly limits, none for Prelude, which documents none. A record overrides single ones. */
  readonly rateLimits?: 'documented' | 'off' | Partial<RateLimits>
  /** What a 429 says about waiting. Default `none`: neither API documents a header. */
  readonly retryAfter?: 'none' | 'seconds' | 'date'
  /** Default `false`. `origin` may call with credentials; no response header is exposed to it. */
  readonly cors?: false | { readonly origin: string | readonly string[] }
  /** Largest `limit` on Prelude's list. Default 50; the real maximum is not documented. */
  readonly preludeMaxLimit?: number
  /** Prelude's answer for a `session_id` that names nothing. Default `bad_request`; not documented, so each can be had. */
  readonly preludeUnknownSession?: 'bad_request' | 'not_found' | 'no_content'
  /** Cost of hashing a password. Default: what OWASP asks for. */
  readonly passwordCost?: PasswordCost
  /** Called with one line per request. Lines hold no token, cookie, query or body. Default: nothing is logged. */
  readonly log?: (line: string) => void
}

/** The options with every default filled in. */
export type AuthServerSettings = Required<Omit<AuthServerOptions, 'rateLimits'>> & { readonly rateLimits: RateLimits }

const DAY_SECONDS = 24 * 60 * 60

/** Throws a `RangeError` for a lifetime or a page size that is not a positive whole number. */
export function settingsFrom(options: AuthServerOptions): AuthServerSettings {
  const { rateLimits = 'documented' } = options
  const settings = {
    database: options.database ?? ':memory:',
    now: options.now ?? Date.now,
    randomBytes: options.randomBytes ?? randomBytes,
    accessTokenTtlSeconds: options.accessTokenTtlSeconds ?? 900,
    refreshTokenTtlSeconds: options.refreshTokenTtlSeconds ?? 30 * DAY_SECONDS,
    rateLimits:
      rateLimits === 'off' ? noLimits : { ...documentedLimits, ...(rateLimits === 'documented' ? {} : rateLimits) },
    retryAfter: options.retryAfter ?? 'none',
    cors: options.cors ?? false,
    preludeMaxLimit: options.preludeMaxLimit ?? 50,
    preludeUnknownSession: options.preludeUnknownSession ?? 'bad_request',
    passwordCost: options.passwordCost ?? owaspScrypt,
    log: options.log ?? (() => {}),
  } as const satisfies AuthServerSettings
  for (const name of ['accessTokenTtlSeconds', 'refreshTokenTtlSeconds', 'preludeMaxLimit'] as const) {
    if (!Number.isInteger(settings[name]) || settings[name] < 1)
      throw new RangeError(`${name} must be a positive whole number`)
  }
  return settings
}
