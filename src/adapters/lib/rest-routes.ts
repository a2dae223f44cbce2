import { SessionError } from '../../core/session-error.ts'
import { isRevocableId } from '../../core/session-ids.ts'
import type { HttpCall } from './http-client.ts'

/** Verb and path below `baseUrl`, e.g. `DELETE /sessions/{id}`. The id may stand in the path or in the query. */
export interface RestRoutes {
  /** Default `GET /sessions`. */
  readonly list: string
  /** Default `DELETE /sessions/{id}`. */
  readonly revoke: string
  /** Default `POST /sessions/revoke-others`. It must spare the session that asks. `null`: one by one. */
  readonly revokeOthers: string | null
  /** Default `POST /sessions/revoke-all`. `null`: the others, then a sign-out. */
  readonly revokeAll: string | null
  /** Default `POST /logout`. `null`: there is none. */
  readonly signOut: string | null
}

export const defaultRoutes: RestRoutes = {
  list: 'GET /sessions',
  revoke: 'DELETE /sessions/{id}',
  revokeOthers: 'POST /sessions/revoke-others',
  revokeAll: 'POST /sessions/revoke-all',
  signOut: 'POST /logout',
}

/** A route that was understood. */
export interface Route {
  readonly method: HttpCall['method']
  /** Path and query, from the first slash on. */
  readonly template: string
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const placeholder = '{id}'

/** Reads the routes of a developer. Throws a plain `Error` that names the fix. */
export function readRoutes(
  adapter: string,
  routes: RestRoutes,
  idIn: 'url' | 'body',
): { readonly [Name in keyof RestRoutes]: null extends RestRoutes[Name] ? Route | null : Route } {
  const fail = (name: string, why: string): never => {
    throw new Error(`${adapter}: routes.${name} ${why}`)
  }
  const read = (name: keyof RestRoutes, route: string): Route => {
    const [, verb, template = ''] = /^([A-Z]+) (\/\S*)$/.exec(route) ?? []
    const method = methods.find((known) => known === verb)
    if (!method) return fail(name, 'must be a verb and a path, like "DELETE /sessions/{id}".')
    const [path = ''] = template.split('?')
    if (/[#\\]|\/\/|%/.test(template) || /\/\.{1,2}(?:\/|$)/.test(path))
      return fail(name, 'must not hold "#", "%", a backslash, "//", "." or "..".')
    // A link, an image or a prefetch could make such a request.
    if (name !== 'list' && method === 'GET') return fail(name, 'must not be a GET: it changes something.')
    const wantsId = name === 'revoke' && idIn === 'url'
    if (template.split(placeholder).length - 1 !== Number(wantsId) || /[{}]/.test(template.replace(placeholder, '')))
      return fail(name, wantsId ? 'must hold {id} once, or give revokeBody.' : 'must not hold braces.')
    return { method, template }
  }
  const maybe = (name: 'revokeOthers' | 'revokeAll' | 'signOut'): Route | null => {
    const route = routes[name]
    return route === null ? null : read(name, route)
  }
  return {
    list: read('list', routes.list),
    revoke: read('revoke', routes.revoke),
    revokeOthers: maybe('revokeOthers'),
    revokeAll: maybe('revokeAll'),
    signOut: maybe('signOut'),
  }
}

/** Path and query for one session. Throws `invalid_request` for an id that could reach more than its session. */
export function pathOf({ template }: Route, id: string): string {
  return template.replace(placeholder, () => {
    if (isRevocableId(id)) return encodeURIComponent(id)
    throw new SessionError('invalid_request', 'A session id is empty or names more than a session.')
  })
}

/** True for an id with which a route has the path of another one: `/sessions/{id}` with `revoke-others` would end all others. */
export function isNameOfRoute(id: string, route: Route, others: readonly (Route | null)[]): boolean {
  const own = pathOf(route, id)
  return (
    pathSeen(route.template).includes(placeholder) &&
    others.some((other) => other && pathSeen(other.template) === pathSeen(own))
  )
}

/** A path as a server sees it that does not tell upper from lower case, and minds no closing slash. */
function pathSeen(template: string): string {
  return (template.split('?')[0] ?? '').toLowerCase().replace(/\/+$/, '')
}
