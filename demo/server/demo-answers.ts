import type { Context } from 'hono'
import type { Env } from './services.ts'

const errors = {
  invalid_request: 400,
  unauthorized: 401,
  invalid_credentials: 401,
  wrong_password: 403,
  not_found: 404,
  method_not_allowed: 405,
  email_taken: 409,
  too_many_sessions: 409,
  too_many_faults: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  internal: 500,
} as const

/** What can go wrong under `/demo/`. */
export type DemoErrorCode = keyof typeof errors

/** `{ error, message }`: our own shape, for our own page and tests. */
export function demoError(c: Context<Env>, error: DemoErrorCode, message: string): Response {
  return c.json({ error, message }, errors[error])
}
