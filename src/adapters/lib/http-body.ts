import { SessionError } from '../../core/session-error.ts'
import type { Deadline } from './deadline.ts'

/**
 * What came in the body. `foreign` is anything that does not say it is JSON: a login page, a captive portal, a proxy's
 * error; it is not even read. `broken` says that it is JSON and cannot be parsed. The text itself is dropped in both cases.
 */
export type HttpBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'none' }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'broken' }

/** `application/json`, and every `+json` type such as `application/problem+json` (RFC 6839). */
const saysJson = /^\s*application\/(?:[\w.!#$&^-]+\+)?json\s*(?:;|$)/i

/** Reads the body within the time limit. */
export async function readBody(response: Response, deadline: Deadline): Promise<HttpBody> {
  if (response.status === 204 || response.status === 205) return { kind: 'none' }
  if (!saysJson.test(response.headers.get('content-type') ?? '')) {
    // Frees the connection; that it fails changes nothing.
    response.body?.cancel().catch(() => {})
    return { kind: 'foreign' }
  }
  if (response.bodyUsed) return { kind: 'broken' }
  const text = await readText(response, deadline)
  if (text === '') return { kind: 'none' }
  try {
    return { kind: 'json', value: JSON.parse(text) }
  } catch {
    return { kind: 'broken' }
  }
}

async function readText(response: Response, deadline: Deadline): Promise<string> {
  try {
    return await deadline.race(response.text())
  } catch {
    deadline.check()
    throw new SessionError('network', 'The connection broke while the answer came in.', { status: response.status })
  }
}
