import { createServer } from 'node:http'
import express from 'express'
import { ParseServer } from 'parse-server'
import { type ParseAdapterOptions, parseAdapter } from 'react-device-sessions/adapters/parse'
import { describeAdapter } from 'react-device-sessions/testing'
import { parseServer } from 'react-device-sessions/testing/servers/parse'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { readSessions } from '../../src/core/read-sessions.ts'
import { errorOf } from '../adapters/adapter-set-up.ts'
import { database } from './database.ts'
import { listening } from './listening.ts'

// parse-server itself, on PostgreSQL.

// Read when it is imported: no folder of logs beside the project.
vi.hoisted(() => {
  process.env['PARSE_SERVER_LOGS_FOLDER'] = 'null'
})

let baseUrl = ''
let stop: () => Promise<void> = async () => undefined

beforeAll(async () => {
  const pool = await database('parse')
  const app = express()
  const http = createServer(app)
  baseUrl = `${await listening(http)}/parse`
  // Its types do not know `host`, and it says so when it starts; its driver does.
  const databaseOptions = Object.assign({ batchSize: 1000 }, { host: inject('postgres') })
  const parse = ParseServer({
    appId: 'app',
    appName: 'app',
    masterKey: 'master',
    maintenanceKey: 'maintenance',
    javascriptKey: 'key',
    serverURL: baseUrl,
    verifyServerUrl: false,
    databaseURI: 'postgres://postgres@localhost/parse',
    databaseOptions,
    silent: true,
    maxLimit: 4,
  })
  await parse.start()
  app.use('/parse', parse.app)
  stop = async () => {
    await pool.end()
    http.closeAllConnections()
    // It closes the server that it was started with, and takes it for granted.
    await Object.assign(parse, { server: http }).handleShutdown()
  }
})
afterAll(() => stop())

const headers = (token?: string) => ({
  'x-parse-application-id': 'app',
  'x-parse-javascript-key': 'key',
  'content-type': 'application/json',
  ...(token !== undefined && { 'x-parse-session-token': token }),
})

/** Asks the server past the adapter. */
async function ask(method: string, path: string, { token, body }: { token?: string; body?: object } = {}) {
  const answer = await fetch(baseUrl + path, {
    method,
    headers: headers(token),
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: await answer.json() }
}

let people = 0

/** A user with sessions of which the first one asks; `tokens` are those of their devices. */
async function person(others: number, options: Partial<ParseAdapterOptions> = {}) {
  const name = `person-${(people += 1)}`
  const password = `password of ${name}`
  const tokens = [(await ask('POST', '/users', { body: { username: name, password } })).body.sessionToken]
  for (let made = 0; made < others; made += 1)
    tokens.push((await ask('POST', '/login', { body: { username: name, password } })).body.sessionToken)
  let token: string | null = tokens[0]
  let requests = 0
  const wire: string[] = []
  const adapter = parseAdapter({
    baseUrl,
    applicationId: 'app',
    javascriptKey: 'key',
    getAccessToken: () => token,
    fetch: async (url, init) => {
      requests += 1
      const answer = await fetch(url, init)
      if (!url.endsWith('/me')) wire.push(await answer.clone().text())
      return answer
    },
    ...options,
  })
  const alive = async (): Promise<readonly string[]> => {
    const owner = await fetch(
      `${baseUrl}/sessions?order=createdAt&where=${encodeURIComponent(JSON.stringify({ sessionToken: { $in: tokens } }))}`,
      { headers: { ...headers(), 'x-parse-master-key': 'master' } },
    )
    const { results } = await owner.json()
    return results.map(({ objectId }: { objectId: string }) => objectId)
  }
  const loseCredential = () => {
    token = null
  }
  return { adapter, alive, tokens, wire, requests: () => requests, loseCredential }
}

describeAdapter('Parse Server, itself', { create: ({ others }) => person(others) }, { describe, it, expect })

it('sends no token of a device to the adapter with its list', async () => {
  const { adapter, wire, tokens } = await person(2)
  const { sessions } = await readSessions(adapter)
  expect(sessions).toHaveLength(3)
  for (const token of tokens) {
    expect(wire.join()).not.toContain(token)
    expect(JSON.stringify(sessions)).not.toContain(token)
  }
})

it('lists by pages that it may cut, and counts all of them', async () => {
  const { adapter } = await person(8)
  const { complete, total, sessions } = await readSessions(adapter)
  expect([complete, total, new Set(sessions.map(({ id }) => id)).size]).toEqual([true, 9, 9])
  expect(sessions.filter(({ isCurrent }) => isCurrent)).toHaveLength(1)
})

it('says when a session began and ends, and how its user signed in', async () => {
  const { sessions } = await (await person(0)).adapter.list()
  const [own] = sessions
  expect(own?.isCurrent).toBe(true)
  expect(Date.parse(own?.expiresAt ?? '') - Date.parse(own?.createdAt ?? '')).toBeGreaterThan(364 * 86_400_000)
  expect(own?.authMethods).toEqual(['password'])
})

it('lets a device keep its user agent in its own session', async () => {
  const { adapter, tokens } = await person(1, { userAgentField: 'userAgent' })
  for (const [index, token] of tokens.entries()) {
    const { body } = await ask('GET', '/sessions/me', { token })
    const userAgent = ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'curl/8.17.0'][index]
    expect((await ask('PUT', `/sessions/${body.objectId}`, { token, body: { userAgent } })).status).toBe(200)
  }
  const { sessions } = await readSessions(adapter)
  expect(sessions.find(({ isCurrent }) => isCurrent)?.device.browser?.name).toBe('Firefox')
  expect(sessions.find(({ isCurrent }) => !isCurrent)?.device.type).toBe('cli')
})

it('answers for a session of somebody else as for one that is not there, and ends neither', async () => {
  const [ada, eve] = [await person(0), await person(0)]
  const [foreign] = await eve.alive()
  for (const id of [foreign ?? '', 'nosuchthing']) {
    const error = await errorOf(ada.adapter.revoke({ target: 'session', sessionIds: [id] }))
    expect([error.code, error.status, error.serverCode]).toEqual(['not_found', 404, '101'])
  }
  expect(await eve.alive()).toHaveLength(1)
})

it('shuts a revoked device out at once', async () => {
  const { adapter, tokens } = await person(1)
  expect((await ask('GET', '/users/me', { token: tokens[1] })).status).toBe(200)
  await adapter.revoke({ target: 'others' })
  expect(await ask('GET', '/users/me', { token: tokens[1] })).toMatchObject({ status: 400, body: { code: 209 } })
  expect((await ask('GET', '/users/me', { token: tokens[0] })).status).toBe(200)
})

it('tells a dead token by its number, and a wrong key by 403', async () => {
  const { adapter, tokens } = await person(0)
  await ask('POST', '/logout', { token: tokens[0], body: {} })
  expect(await errorOf(adapter.list())).toMatchObject({ code: 'unauthenticated', status: 400, serverCode: '209' })
  const wrong = await person(0, { javascriptKey: 'another' })
  expect(await errorOf(wrong.adapter.list())).toMatchObject({ code: 'forbidden', status: 403 })
})

/** What an answer is made of: names and kinds, whatever the values. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shape)
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'installationId' && name !== 'userAgent')
      .map(([name, inner]) => [name, name === 'code' ? inner : shape(inner)])
      .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
  )
}

it('is answered like by the server in memory', async () => {
  const memory = parseServer({ baseUrl: 'https://auth.example/parse', others: 2 })
  const { tokens, alive } = await person(2)
  const [, other] = await alive()
  const inMemory = memory.alive()[1]
  const requests = [
    ['GET', '/sessions?keys=createdAt,expiresAt,createdWith&count=1&limit=2&order=-createdAt,objectId', true],
    ['GET', '/sessions?limit=2', true],
    ['GET', '/sessions/me', true],
    ['GET', '/sessions', false],
    ['GET', '/sessions/me', false],
    ['DELETE', '/sessions/:id', false],
    ['DELETE', '/sessions/nosuchthing', true],
    ['DELETE', '/sessions/:id', true],
    ['DELETE', '/sessions/:id', true],
    ['POST', '/logout', false],
    ['POST', '/logout', true],
    ['POST', '/logout', true],
  ] as const
  const answers = async (real: boolean) => {
    const seen = []
    for (const [method, route, isSignedIn] of requests) {
      const path = route.replace(':id', (real ? other : inMemory) ?? '')
      const token = real ? tokens[0] : 'token-of-0'
      const body = method === 'POST' && { body: '{}' }
      const init = { method, headers: headers(isSignedIn ? token : undefined), ...body }
      const answer = real
        ? await fetch(baseUrl + path, init)
        : await memory.fetch(new Request(memory.baseUrl + path, init))
      seen.push([method, route, isSignedIn, answer.status, shape(await answer.json())])
    }
    return seen
  }
  expect(await answers(false)).toEqual(await answers(true))
})
