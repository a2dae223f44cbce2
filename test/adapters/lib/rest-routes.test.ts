import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { defaultRoutes, isNameOfRoute, pathOf, readRoutes } from '../../../src/adapters/lib/rest-routes.ts'
import { isRevocableId } from '../../../src/core/session-ids.ts'
import { errorOf } from '../adapter-set-up.ts'

const routes = readRoutes('test', defaultRoutes, 'url')
const others = [routes.list, routes.revokeOthers, routes.revokeAll, routes.signOut]

it.each(['', ' ', '.', '..', '/', 'a/b', 'a\\b', '\uD800'])('makes no path for the id %j', async (id) => {
  const error = await errorOf(Promise.resolve().then(() => pathOf(routes.revoke, id)))
  expect(error.code).toBe('invalid_request')
})

it.each([
  'DELETE /a b/{id}',
  'xDELETE /s/{id}',
  'delete /s/{id}',
  'DELETE  /s/{id}',
  'DELETE s/{id}',
  'x DELETE /s/{id}',
])('takes %j for no route', (revoke) => {
  expect(() => readRoutes('test', { ...defaultRoutes, revoke }, 'url')).toThrow('test: routes.revoke must be a verb')
})

it.each(['GET /..', 'GET /sessions/.', 'GET /sessions/..', 'GET /../sessions', 'GET /sessions/..?x=1'])(
  'takes no %j, which leads elsewhere',
  (list) => {
    expect(() => readRoutes('test', { ...defaultRoutes, list }, 'url')).toThrow('test: routes.list must not hold')
  },
)

it('knows a route by its path alone, without closing slashes, whatever slashes are in it', () => {
  const [closed, inner] = ['POST /sessions/all//', 'POST /sessions//all'].map((template) => ({
    method: 'POST' as const,
    template: template.slice(5),
  }))
  expect(isNameOfRoute('all', routes.revoke, [closed ?? null])).toBe(true)
  expect(isNameOfRoute('all', routes.revoke, [inner ?? null])).toBe(false)
})

it('puts an id where it belongs, whatever it holds', () => {
  expect(pathOf({ method: 'DELETE', template: '/s/{id}?x={y}' }, '$& {id} ?#')).toBe(
    '/s/%24%26%20%7Bid%7D%20%3F%23?x={y}',
  )
})

it.each(['revoke-others', 'Revoke-All', 'revoke-others?x'])('knows whether %j is another route', (id) => {
  expect(isNameOfRoute(id, routes.revoke, others)).toBe(!id.includes('?'))
})

it('does not mind names where the id is not in the path', () => {
  const [query, body] = ['DELETE /s?id={id}', 'POST /s/end'].map(
    (revoke) =>
      readRoutes('test', { ...defaultRoutes, list: 'GET /s', revoke }, revoke.includes('{') ? 'url' : 'body').revoke,
  )
  expect([query, body].map((route) => route && isNameOfRoute('s', route, others))).toEqual([false, false])
})

it('has for each id a path of its own', () => {
  const id = fc.string({ unit: 'binary', minLength: 1 }).filter(isRevocableId)
  fc.assert(
    fc.property(id, id, (one, two) => {
      const [first, second] = [one, two].map((each) => pathOf(routes.revoke, each))
      expect(first === second).toBe(one === two)
      const { pathname, search, hash } = new URL(`https://api.example${first}`)
      expect([pathname.split('/').length, search, hash]).toEqual([3, '', ''])
      expect(decodeURIComponent(pathname.slice('/sessions/'.length))).toBe(one)
    }),
    { seed: 21656, numRuns: 500 },
  )
})
