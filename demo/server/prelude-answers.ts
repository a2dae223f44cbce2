import type { Context } from 'hono'
import type { Env } from './services.ts'

const errors = {
  bad_request: [400, 'bad_request'],
  invalid_pagination_limit: [400, 'bad_request'],
  invalid_pagination_offset: [400, 'bad_request'],
  unauthorized: [401, 'unauthorized'],
  not_found: [404, 'not_found'],
  rate_limited: [429, 'rate_limited'],
  internal: [500, 'internal'],
} as const

/** What can go wrong on Prelude's face. */
export type PreludeErrorCode = keyof typeof errors

/** `{ code, type }`, as in the OpenAPI document, which knows 400, 401 and 500 for these endpoints. */
export function preludeError(c: Context<Env>, code: PreludeErrorCode): Response {
  const [status, type] = errors[code]
  return c.json({ code, type }, status)
}
