import { afterEach, beforeEach, expect, it } from 'vitest'
import { auditOf } from './biore.ts'
import { type RunningServer, type SignedInClient, signedInClient, startServer } from './client.ts'
import { answerOf, preludeList, preludeRevoke, sidOf } from './prelude.ts'

let server: RunningServer
let me: SignedInClient
let phone: SignedInClient
beforeEach(async () => {
  server = await startServer()
  me = await signedInClient(server, { api: 'prelude' })
  phone = await signedInClient(server, { api: 'prelude', email: me.email })
})
afterEach(() => server.close())

const ids = async () => (await preludeList(me)).map((row) => row['id'])

it('revokes the others and spares the sid of the bearer, with or without a cookie', async () => {
  me.cookies.clear()
  const response = await preludeRevoke(me, '?target=others')
  expect(response.status).toBe(204)
  expect(await response.text()).toBe('')
  expect(response.headers.getSetCookie()).toEqual([])
  expect(await ids()).toEqual([sidOf(me)])
  expect(await phone.refresh()).toBe(false)
  expect(await auditOf(me)).toMatchObject([{ action: 'session.revoke.others', count: 1 }])
})

it('revokes one session', async () => {
  expect((await preludeRevoke(me, `?target=session&session_id=${sidOf(phone)}`)).status).toBe(204)
  expect(await ids()).toEqual([sidOf(me)])
  expect(await phone.refresh()).toBe(false)
  expect(await me.refresh()).toBe(true)
})

it.each(['mine', 'session', 'all'] as const)(
  'ends the current session by %s, and clears its cookie',
  async (target) => {
    const own = target === 'session' ? `&session_id=${sidOf(me)}` : ''
    expect((await preludeRevoke(me, `?target=${target}${own}`)).status).toBe(204)
    expect(me.cookies.get('prelude_refresh')).toBeNull()
    expect(await ids()).toEqual(target === 'all' ? [] : [sidOf(phone)])
    expect(await phone.refresh()).toBe(target !== 'all')
  },
)

it.each(['', '?target=', '?target=everything', '?target=session', '?target=session&session_id='])(
  'answers bad_request for "%s", and does nothing',
  async (query) => {
    expect(await answerOf(await preludeRevoke(me, query))).toEqual([400, { code: 'bad_request', type: 'bad_request' }])
    expect(await ids()).toHaveLength(2)
  },
)

it('answers bad_request for an unknown, a foreign and an ended session', async () => {
  const stranger = await signedInClient(server, { api: 'prelude' })
  const ended = sidOf(phone)
  await preludeRevoke(me, `?target=session&session_id=${ended}`)
  for (const id of ['ses_01jqebhswje1ka1z7ahr9rfsgt', sidOf(stranger), ended, "x' OR '1'='1"]) {
    const response = await preludeRevoke(me, `?target=session&session_id=${encodeURIComponent(id)}`)
    expect(await answerOf(response)).toEqual([400, { code: 'bad_request', type: 'bad_request' }])
  }
  expect(await stranger.refresh()).toBe(true)
  expect(await ids()).toEqual([sidOf(me)])
})

it.each([
  ['no_content', 204],
  ['not_found', 404],
] as const)('can answer %s there, as nobody documents it', async (preludeUnknownSession, status) => {
  const other = await startServer({ preludeUnknownSession })
  const client = await signedInClient(other, { api: 'prelude' })
  expect((await preludeRevoke(client, '?target=session&session_id=ses_1')).status).toBe(status)
  await other.close()
})

it('answers 401 without a token, and does nothing', async () => {
  const token = me.getAccessToken()
  me.setAccessToken(null)
  expect(await answerOf(await preludeRevoke(me, '?target=all'))).toEqual([
    401,
    { code: 'unauthorized', type: 'unauthorized' },
  ])
  me.setAccessToken(token)
  expect(await ids()).toHaveLength(2)
})
