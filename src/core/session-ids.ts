import type { RevokeRequest } from './session-adapter.ts'
import { SessionError } from './session-error.ts'

/**
 * True for an id that can only ever name one session. An empty, blank, `.`, `..` or slash-bearing id would turn
 * `DELETE /sessions/{id}` into `DELETE /sessions` or another route; a lone surrogate cannot be put in a URL at all.
 */
export function isRevocableId(id: unknown): id is string {
  return typeof id === 'string' && id.trim() !== '' && !/^\.{1,2}$/.test(id.trim()) && !/[/\\\p{Cc}\p{Cs}]/u.test(id)
}

/**
 * The ids of a request, each once. Throws `invalid_request` for one that could reach anything but its own session, and
 * for none at all.
 */
export function requireRevocableIds(request: Extract<RevokeRequest, { target: 'session' }>): readonly string[] {
  const ids: readonly string[] = Array.isArray(request.sessionIds) ? [...new Set<string>(request.sessionIds)] : []
  if (ids.length === 0) throw new SessionError('invalid_request', 'No session id was given.')
  const bad = ids.findIndex((id) => !isRevocableId(id))
  if (bad !== -1)
    throw new SessionError(
      'invalid_request',
      `Session id ${bad + 1} of ${ids.length} is empty or names more than a session.`,
    )
  return ids
}
