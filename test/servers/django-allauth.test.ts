import { type DjangoAllauthAdapterOptions, djangoAllauthAdapter } from 'react-device-sessions/adapters/django-allauth'
import { describeAdapter } from 'react-device-sessions/testing'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { errorOf } from '../adapters/adapter-set-up.ts'
import { CookieJar } from '../demo/cookie-jar.ts'
import { startDjango } from './django-server.ts'

// django-allauth itself, in Django, on SQLite.

let django: Awaited<ReturnType<typeof startDjango>>
beforeAll(async () => {
  django = await startDjango()
}, 300_000)
afterAll(() => django.stop())

type Client = 'browser' | 'app'

/** One device: its cookies, or its session token. */
function device(client: Client) {
  const cookies = new CookieJar()
  let token: string | null = null
  const csrf = () => cookies.get('csrftoken')
  const send = async (url: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('user-agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0')
    const cookie = init.credentials === 'omit' ? null : cookies.header(new URL(url).pathname)
    if (cookie !== null) headers.set('cookie', cookie)
    const answer = await fetch(url, { ...init, headers })
    if (init.credentials !== 'omit') cookies.take(answer.headers)
    return answer
  }
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await send(`${django.origin}/_allauth/${client}/v1${path}`, {
      method,
      credentials: client === 'app' ? 'omit' : 'include',
      headers: {
        'content-type': 'application/json',
        ...(client === 'browser' && { 'x-csrftoken': csrf() ?? '' }),
        ...(token !== null && { 'x-session-token': token }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const json = await answer.json()
    // A new one takes the place of the old.
    token = json.meta?.session_token ?? token
    return { status: answer.status, body: json }
  }
  const enter = async (how: 'signup' | 'login', who: { username: string; password: string }) => {
    if (client === 'browser') await send(`${django.origin}/csrf`, { credentials: 'include' })
    await ask('POST', `/auth/${how}`, who)
  }
  return {
    cookies,
    csrf,
    send,
    ask,
    enter,
    token: () => token,
    lose: () => {
      token = null
      // Django answers a sign-out with a cookie of before 1970, and only that is gone.
      cookies.set('sessionid', '', '/')
    },
  }
}

let people = 0

async function person(client: Client, others: number, options: Partial<DjangoAllauthAdapterOptions> = {}) {
  const who = { username: `person${(people += 1)}`, password: `correct-horse-${people}` }
  const here = device(client)
  await here.enter('signup', who)
  const rest = Array.from({ length: others }, () => device(client))
  for (const one of rest) await one.enter('login', who)
  let requests = 0
  const adapter = djangoAllauthAdapter({
    baseUrl: `${django.origin}/_allauth/${client}/v1`,
    fetch: (url, init) => {
      requests += 1
      return here.send(url, init)
    },
    ...(client === 'browser'
      ? { getCsrfToken: () => here.csrf() ?? 'none'.repeat(8) }
      : { getAccessToken: () => here.token() }),
    ...options,
  })
  /** Any device that is still signed in sees them all. A copy of this one's credential is kept for it. */
  const kept = { cookie: here.cookies.header('/'), token: here.token() }
  const ownList = async () => {
    const answer = await fetch(`${django.origin}/_allauth/${client}/v1/auth/sessions`, {
      headers: kept.token === null ? { cookie: kept.cookie ?? '' } : { 'x-session-token': kept.token },
    })
    return { status: answer.status, body: await answer.json() }
  }
  const alive = async (): Promise<readonly string[]> => {
    for (const list of [ownList, ...rest.map((one) => () => one.ask('GET', '/auth/sessions'))]) {
      const { status, body } = await list()
      if (status === 200) return body.data.map(({ id }: { id: number }) => String(id))
    }
    return []
  }
  const credential = client === 'browser' ? ('cookie' as const) : ('token' as const)
  return { adapter, alive, who, here, rest, credential, requests: () => requests, loseCredential: here.lose }
}

for (const client of ['browser', 'app'] as const)
  describeAdapter(
    `django-allauth, itself, ${client === 'app' ? 'in an app' : 'in a browser'}`,
    { create: ({ others }) => person(client, others) },
    { describe, it, expect },
  )

test('knows the device, its address, and when it was last seen', async () => {
  const { adapter } = await person('browser', 0)
  const [own] = (await adapter.list()).sessions
  expect(own).toMatchObject({ isCurrent: true, device: { browser: { name: 'Firefox' } }, ip: { value: '127.0.0.1' } })
  expect([own?.createdAt, own?.lastActiveAt]).toEqual([expect.any(String), expect.any(String)])
})

test('several end in one request, whose answer is the new list', async () => {
  const { adapter, requests } = await person('browser', 2)
  const { sessions } = await adapter.list()
  const sessionIds = sessions.filter(({ isCurrent }) => !isCurrent).map(({ id }) => id)
  const before = requests()
  const result = await adapter.revoke({ target: 'session', sessionIds }, { known: sessions })
  expect(requests() - before).toBe(1)
  expect(result.sessions?.map(({ isCurrent }) => isCurrent)).toEqual([true])
})

test('the session of somebody else is not found, and goes on', async () => {
  const [ada, eve] = [await person('app', 0), await person('app', 0)]
  const revoke = ada.adapter.revoke({ target: 'session', sessionIds: await eve.alive() })
  expect((await errorOf(revoke)).code).toBe('not_found')
  expect(await eve.alive()).toHaveLength(1)
})

test('a password change gives this session a new id: the old one ends nothing, and the next read shows the new one', async () => {
  const { adapter, here, who, alive } = await person('app', 1)
  const before = (await adapter.list()).sessions
  const own = before.find(({ isCurrent }) => isCurrent)
  const changed = { current_password: who.password, new_password: 'another-horse-9' }
  expect((await here.ask('POST', '/account/password/change', changed)).status).toBe(200)
  const after = (await adapter.list()).sessions
  expect(after.find(({ isCurrent }) => isCurrent)?.id).not.toBe(own?.id)
  const left = await alive()
  const revoke = adapter.revoke({ target: 'session', sessionIds: [own?.id ?? ''] }, { known: after })
  expect((await errorOf(revoke)).code).toBe('not_found')
  expect(await alive()).toEqual(left)
})

test('a JWT where the session token belongs is a mistake in the set-up, and no sign-out', async () => {
  const { adapter } = await person('app', 0, { getAccessToken: () => 'aaaa.bbbb.cccc' })
  expect(await errorOf(adapter.list())).toMatchObject({ code: 'unsupported', status: 410 })
})

test('a dead session token is a sign-out', async () => {
  const { adapter, here } = await person('app', 0)
  await here.ask('DELETE', '/auth/session')
  expect(await errorOf(adapter.list())).toMatchObject({ code: 'unauthenticated' })
})
