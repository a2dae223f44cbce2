import { isRevocableId } from '../core/session-ids.ts'

/** What a request asks for. */
export type RouteMatch =
  | { readonly operation: 'list' }
  | { readonly operation: 'revoke'; readonly id: string }
  | { readonly operation: 'revokeOthers' | 'revokeAll' | 'signOut' }
  | { readonly refused: 'no_such_route' | 'invalid_request' }
  | { readonly refused: 'method_not_allowed'; readonly allow: string }

/** Longer than any handle. */
const LONGEST_ID = 200

const fixed = {
  '/sessions': { method: 'GET', operation: 'list' },
  '/sessions/revoke-others': { method: 'POST', operation: 'revokeOthers' },
  '/sessions/revoke-all': { method: 'POST', operation: 'revokeAll' },
  '/logout': { method: 'POST', operation: 'signOut' },
} as const

/** Finds the route. `DELETE /sessions/` is none, and the name of another route is no id. */
export function matchRoute(method: string, pathname: string, basePath: string): RouteMatch {
  if (!pathname.startsWith(`${basePath}/`)) return { refused: 'no_such_route' }
  const path = pathname.slice(basePath.length)
  if (isFixed(path)) {
    const { method: allow, operation } = fixed[path]
    return method === allow ? { operation } : { refused: 'method_not_allowed', allow }
  }
  const [, segment] = /^\/sessions\/([^/]+)$/.exec(path) ?? []
  if (segment === undefined) return { refused: 'no_such_route' }
  if (method !== 'DELETE') return { refused: 'method_not_allowed', allow: 'DELETE' }
  const id = decoded(segment)
  return id !== null && isHandle(id) ? { operation: 'revoke', id } : { refused: 'invalid_request' }
}

/** True for a text that can be the handle of one session. */
export function isHandle(id: string): boolean {
  return isRevocableId(id) && id.length <= LONGEST_ID && !Object.keys(fixed).includes(`/sessions/${id.toLowerCase()}`)
}

function isFixed(path: string): path is keyof typeof fixed {
  return Object.hasOwn(fixed, path)
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}
