import type { Context } from 'hono'
import type { Env } from './services.ts'

/**
 * bio.re's dotted codes, which are also its translation keys, and for the answers to which it documents none ("no JWT or
 * invalid", "UUID validation", "throttle") plain words of ours without a dot, so that nobody takes them for such keys.
 */
const errors = {
  'auth.sessions.cannot_revoke_current': [400, 'The current session ends by logout.'],
  'auth.sessions.not_found': [404, 'No such session.'],
  'auth.refresh.invalid_token': [401, 'The refresh token is not valid.'],
  'auth.refresh.token_reuse_detected': [401, 'The refresh token was used before. Every session was ended.'],
  VALIDATION_ERROR: [400, 'The request is not valid.'],
  UNAUTHORIZED: [401, 'Not signed in.'],
  NOT_FOUND: [404, 'No such endpoint.'],
  METHOD_NOT_ALLOWED: [405, 'Not with this method.'],
  PAYLOAD_TOO_LARGE: [413, 'The body is too large.'],
  TOO_MANY_REQUESTS: [429, 'Too many requests.'],
  INTERNAL_ERROR: [500, 'Something went wrong.'],
} as const

/** What can go wrong on bio.re's face. */
export type BioreErrorCode = keyof typeof errors

/** `{ success: false, error: { code, message } }`. The envelope's error side is known from bio.re's code samples only. */
export function bioreError(c: Context<Env>, code: BioreErrorCode): Response {
  const [status, message] = errors[code]
  return c.json({ success: false, error: { code, message } }, status)
}

/** `{ success: true, data }`. */
export function bioreData(c: Context<Env>, data: Readonly<Record<string, unknown>>): Response {
  return c.json({ success: true, data })
}

/** `{ success: true }` and nothing else. */
export function bioreDone(c: Context<Env>): Response {
  return c.json({ success: true })
}
