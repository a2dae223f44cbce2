import { readFileSync } from 'node:fs'
import { describeAdapter } from 'react-device-sessions/testing'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { strapiAdapter } from './strapi-adapter.ts'
import { startStrapi } from './strapi-server.ts'

// The recipe for Strapi of docs/adapters/rest.md, on Strapi itself.

let strapi: Awaited<ReturnType<typeof startStrapi>>
beforeAll(async () => {
  strapi = await startStrapi()
}, 600_000)
afterAll(() => strapi.stop())

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0'

async function ask(method: string, path: string, { jwt, body }: { jwt?: string; body?: object } = {}) {
  const answer = await fetch(strapi.baseUrl + path, {
    method,
    headers: {
      'content-type': 'application/json',
      'user-agent': firefox,
      ...(jwt !== undefined && { authorization: `Bearer ${jwt}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: await answer.json() }
}

let people = 0

async function person(others: number) {
  const identifier = `person${(people += 1)}`
  const password = `password of ${identifier}`
  const names = { username: identifier, email: `${identifier}@app.example` }
  const devices = [(await ask('POST', '/auth/local/register', { body: { ...names, password } })).body]
  for (let made = 0; made < others; made += 1)
    devices.push((await ask('POST', '/auth/local', { body: { identifier, password, deviceId: `d${made}` } })).body)
  const own = { jwt: devices[0].jwt, refreshToken: devices[0].refreshToken }
  let isSignedIn = true
  let requests = 0
  const refresh = async () => {
    const { status, body } = await ask('POST', '/auth/refresh', { body: { refreshToken: own.refreshToken } })
    if (status === 200) Object.assign(own, body)
    return status === 200
  }
  const adapter = strapiAdapter({
    baseUrl: strapi.baseUrl,
    getAccessToken: () => (isSignedIn ? own.jwt : null),
    refresh: async () => isSignedIn && refresh(),
    fetch: (url, init) => {
      requests += 1
      return fetch(url, init)
    },
  })
  // Its access tokens go on for ten minutes, and so may a revoked device look.
  const alive = async (): Promise<readonly string[]> =>
    (await ask('GET', '/auth/sessions', { jwt: devices[0].jwt })).body.data.map(({ id }: { id: string }) => id)
  const loseCredential = () => {
    isSignedIn = false
  }
  return { adapter, alive, devices, own, refresh, requests: () => requests, loseCredential }
}

describeAdapter('Strapi, itself', { create: ({ others }) => person(others) }, { describe, it, expect })

test('the docs show the recipe as it is run', () => {
  const page = readFileSync(new URL('../../docs/adapters/rest.md', import.meta.url), 'utf8')
  expect(page).toContain(readFileSync(new URL('strapi-adapter.ts', import.meta.url), 'utf8'))
})

test('makes a name of the device of the user agent', async () => {
  const [own] = (await (await person(0)).adapter.list()).sessions
  expect(own?.device.browser?.name).toBe('Firefox')
})

test('a refresh gives this session a new id, and the same key', async () => {
  const { adapter, refresh } = await person(1)
  const ownOf = async () => (await adapter.list()).sessions.find(({ isCurrent }) => isCurrent)
  const before = await ownOf()
  expect(await refresh()).toBe(true)
  const after = await ownOf()
  expect(after?.key).toBe(before?.key)
  expect(after?.id).not.toBe(before?.id)
  // Yes is what it says to the id of before, and nothing ends: only the list tells.
  await adapter.revoke(
    { target: 'session', sessionIds: [before?.id ?? ''] },
    { known: (await adapter.list()).sessions },
  )
  expect((await ownOf())?.key).toBe(before?.key)
})

test('a revoked device cannot refresh, and its last access token goes on', async () => {
  const { adapter, devices } = await person(1)
  await adapter.revoke({ target: 'others' })
  expect((await ask('GET', '/auth/sessions', { jwt: devices[1].jwt })).status).toBe(200)
  const { refreshToken } = devices[1]
  expect((await ask('POST', '/auth/refresh', { body: { refreshToken } })).status).toBe(401)
})

test('its own sign-out of "others" ends this session and no other, which is why it is never sent', async () => {
  const { alive, own } = await person(2)
  const [...before] = await alive()
  await ask('POST', '/auth/logout', { jwt: own.jwt, body: { scope: 'others' } })
  expect(await alive()).toHaveLength(before.length - 1)
  const { refreshToken } = own
  expect((await ask('POST', '/auth/refresh', { body: { refreshToken } })).status).toBe(401)
})
