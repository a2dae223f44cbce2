import type { SessionStore } from 'react-device-sessions/routes'
import { expect, test } from 'vitest'
import { byCookie, people, send } from './set-up.ts'

// A column of type uuid, or a collation of MySQL, takes `H-0` and `h-0 ` for `h-0`.
const same = (id: string) => id.trimEnd().toLowerCase()
const everyAnn = ['h-0', 'h-1', 'h-2']

/** A store of an application, over a database that does not mind how an id is spelt. */
function laxPeople() {
  const store = people()
  const lax: SessionStore = {
    ...store,
    find: (userId, id) => store.find(userId, same(id)),
    end: (userId, ids) => store.end(userId, ids.map(same)),
    endOthers: async (userId, spared) => {
      if (!(await store.find(userId, same(spared)))) return null
      const { sessions } = await store.list(userId, { after: null, limit: 100 })
      // Compared in JavaScript, as handwritten stores do it.
      return store.end(
        userId,
        sessions.map(({ id }) => id).filter((id) => id !== spared),
      )
    },
  }
  return { store, lax }
}

test.each(['H-0', 'h-0%20'])(
  'the session that asks is not ended as %s, whatever the database takes for it',
  async (id) => {
    const { store, lax } = laxPeople()
    const { status } = await send(byCookie({ store: lax }).routes, `DELETE /sessions/${id}`)
    expect(status).toBe(404)
    expect(store.alive('ann')).toEqual(everyAnn)
  },
)

test.each(['H-1', 'h-1%20'])('%s, which no list names, ends nothing', async (id) => {
  const { store, lax } = laxPeople()
  expect((await send(byCookie({ store: lax }).routes, `DELETE /sessions/${id}`)).status).toBe(404)
  expect(store.alive('ann')).toEqual(everyAnn)
})

test('a session that authenticate spells otherwise is still the one that asks', async () => {
  const { store, lax } = laxPeople()
  const { routes } = byCookie({ store: lax, authenticate: () => ({ userId: 'ann', sessionId: 'H-0' }) })
  const { body } = await send(routes, 'GET /sessions')
  expect(body).toMatchObject({
    sessions: [
      { id: 'h-0', isCurrent: true },
      { id: 'h-1', isCurrent: false },
      { id: 'h-2', isCurrent: false },
    ],
  })
  expect((await send(routes, 'DELETE /sessions/h-0')).body).toMatchObject({ code: 'cannot_revoke_current' })
  expect((await send(routes, 'POST /sessions/revoke-others')).body).toEqual({ revoked: 2 })
  expect(store.alive('ann')).toEqual(['h-0'])
})
