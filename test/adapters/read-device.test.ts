import { expect, it } from 'vitest'
import { betterAuthAdapter } from '../../src/adapters/better-auth.ts'
import { djangoAllauthAdapter } from '../../src/adapters/django-allauth.ts'
import { hankoAdapter } from '../../src/adapters/hanko.ts'
import type { FetchLike } from '../../src/adapters/lib/http-options.ts'
import type { DeviceOptions } from '../../src/adapters/lib/read-device.ts'
import { readRestRow } from '../../src/adapters/lib/rest-row.ts'
import { logtoAdapter } from '../../src/adapters/logto.ts'
import { oryKratosAdapter } from '../../src/adapters/ory-kratos.ts'
import { restAdapter } from '../../src/adapters/rest.ts'
import { supabaseAdapter } from '../../src/adapters/supabase.ts'
import { zitadelAdapter } from '../../src/adapters/zitadel.ts'
import { unknownDevice } from '../../src/core/session.ts'
import type { SessionAdapter } from '../../src/core/session-adapter.ts'
import { json } from './fake-fetch.ts'
import { subjects } from './fuzz-systems.ts'
import { hankoDouble } from './servers/hanko.ts'
import { ORIGIN } from './servers/in-process.ts'

const getAccessToken = () => 'token'
const http = { baseUrl: ORIGIN, getAccessToken }
const getOne = () => '1'

/** Each adapter whose server keeps the raw `User-Agent`; the test servers say "curl/8.17.0" of every session. */
const adapters: Readonly<Record<string, (fetch: FetchLike, options: DeviceOptions) => SessionAdapter>> = {
  'Better Auth': (fetch, options) => betterAuthAdapter({ ...options, fetch }),
  'django-allauth': (fetch, options) => djangoAllauthAdapter({ ...options, ...http, fetch }),
  Hanko: (fetch, options) => hankoAdapter({ ...options, hanko: hankoDouble({ fetch }) }),
  Logto: (fetch, options) => logtoAdapter({ ...options, ...http, fetch }),
  'Ory Kratos': (fetch, options) => oryKratosAdapter({ ...options, ...http, fetch }),
  'own routes': (fetch, options) => restAdapter({ ...options, ...http, fetch }),
  ZITADEL: (fetch, options) => zitadelAdapter({ ...options, ...http, getUserId: getOne, getSessionId: getOne, fetch }),
}

const mine: DeviceOptions = {
  readDevice: (userAgent) => ({ ...unknownDevice, type: 'console', model: `read: ${userAgent}` }),
}
const broken: DeviceOptions = {
  readDevice: () => {
    throw new Error('This parser knows no such text.')
  },
}

async function devicesOf(name: string, options: DeviceOptions) {
  const subject = subjects[name]
  const create = adapters[name]
  if (!subject || !create) throw new Error(`Which is ${name}?`)
  const fetch: FetchLike = async (url) => json(200, subject.listOf([true, false], url))
  const { sessions } = await create(fetch, options).list()
  return sessions.map(({ device }) => device)
}

it.each(Object.keys(adapters))('%s reads user agents by a parser of the application', async (name) => {
  const devices = await devicesOf(name, mine)
  expect(devices.length).toBeGreaterThan(0)
  for (const device of devices) expect(device).toMatchObject({ type: 'console', model: 'read: curl/8.17.0' })
})

it.each(Object.keys(adapters))('%s lists what that parser throws at, read by our rules', async (name) => {
  const devices = await devicesOf(name, broken)
  expect(devices.length).toBeGreaterThan(0)
  for (const device of devices) expect(device).toMatchObject({ type: 'cli', browser: { name: 'curl' } })
})

it('Supabase reads user agents by a parser of the application, where its database lists them', async () => {
  const adapter = supabaseAdapter({
    ...mine,
    auth: {
      getSession: async () => ({ data: { session: { access_token: 'a.b.c' } }, error: null }),
      signOut: async () => ({ error: null }),
      admin: { signOut: async () => ({ data: null, error: null }) },
    },
    rpc: async () => ({ data: [{ id: '1', user_agent: 'curl/8.17.0' }], error: null }),
  })
  const { sessions } = await adapter.list()
  expect(sessions[0]?.device).toMatchObject({ type: 'console', model: 'read: curl/8.17.0' })
})

it('a row of a REST server with Client Hints too is read by that parser, and completed by the hints', () => {
  const row = { id: 'a', userAgent: 'curl/8.17.0', clientHints: { platform: '"Windows"' } }
  expect(readRestRow(row, mine.readDevice).device).toMatchObject({
    type: 'console',
    model: 'read: curl/8.17.0',
    os: { name: 'Windows' },
  })
})
