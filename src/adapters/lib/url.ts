import { SessionError } from '../../core/session-error.ts'
import { isRevocableId } from '../../core/session-ids.ts'

/**
 * A URL below `baseUrl`. Each segment is encoded, and one that could climb or vanish (`..`, empty, with a slash) is refused:
 * a second check after that of ids, so that `DELETE /sessions/{id}` can never become `DELETE /sessions`.
 */
export function buildUrl(
  baseUrl: string,
  segments: readonly string[],
  query: Readonly<Record<string, string>> = {},
): string {
  if (!segments.every(isRevocableId))
    throw new SessionError('invalid_request', 'A part of the path is empty or names more than itself.')
  const search = new URLSearchParams(query).toString()
  return [baseUrl, ...segments.map(encodeURIComponent)].join('/') + (search && `?${search}`)
}
