import { describe, expect, it } from 'vitest'
import { readSessions } from '../../src/core/read-sessions.ts'
import { deviceTypes } from '../../src/core/session.ts'
import { json } from './fake-fetch.ts'
import { over } from './rest-set-up.ts'

const read = async (row: object) => (await over([json(200, [{ id: 'a', ...row }])]).adapter.list()).sessions[0]

describe('a row', () => {
  it('may have nothing but an id', async () => {
    expect(await read({})).toEqual({
      id: 'a',
      key: 'a',
      isCurrent: null,
      canRevoke: true,
      device: { type: 'unknown', label: null, model: null, browser: null, os: null },
      ip: null,
      location: null,
      createdAt: null,
      lastActiveAt: null,
      expiresAt: null,
      authMethods: null,
      applications: null,
    })
  })

  it('may say what its user calls the device', async () => {
    const named = await read({ deviceName: 'Kitchen', userAgent: 'curl/8.5.0' })
    expect(named?.device).toMatchObject({ name: 'Kitchen', browser: { name: 'curl' } })
    for (const nothing of [undefined, null, ' ', 7, {}])
      expect((await read({ deviceName: nothing, userAgent: 'curl/8.5.0' }))?.device).not.toHaveProperty('name')
  })

  it.each(deviceTypes)('may say that it is a %s', async (type) => {
    expect((await read({ deviceType: type, device: 'Chrome on macOS' }))?.device.type).toBe(type)
  })

  it('may name program and system itself, and bring client hints', async () => {
    const own = await read({ userAgent: 'curl/8.5.0', browser: 'AcmeShell', os: 'Haiku', deviceType: 'desktop' })
    expect(own?.device).toMatchObject({ type: 'desktop', browser: { name: 'AcmeShell' }, os: { name: 'Haiku' } })
    const clientHints = { brands: '"Google Chrome";v="156"', platform: '"Windows"', platformVersion: '"15.0.0"' }
    const hinted = await read({ device: 'PC', clientHints })
    expect(hinted?.device).toMatchObject({ type: 'desktop', label: 'PC', os: { name: 'Windows', version: '11' } })
    for (const none of [null, 'x', 7, [], {}])
      expect((await read({ userAgent: 'curl/8.5.0', clientHints: none }))?.device.type).toBe('cli')
  })

  it('is read from its user agent, else from its name, and its own type and model count more', async () => {
    const both = await read({ userAgent: 'curl/8.5.0', device: 'Chrome on macOS' })
    expect(both?.device).toMatchObject({ type: 'cli', label: 'Chrome on macOS', browser: { name: 'curl' } })
    const odd = await read({ device: 'Safari on iPad', deviceType: 'toaster', model: ' ' })
    expect(odd?.device).toMatchObject({ type: 'tablet', model: 'iPad' })
  })

  it.each([
    [{ city: 'Lyon' }, { city: 'Lyon', region: null, countryCode: null, label: null }],
    [{ region: 'Rhône' }, { city: null, region: 'Rhône', countryCode: null, label: null }],
    [{ countryCode: 'fr' }, { city: null, region: null, countryCode: 'FR', label: null }],
    [{ label: 'At home' }, { city: null, region: null, countryCode: null, label: 'At home' }],
    [{ city: '', countryCode: 'FRA' }, null],
    [['Lyon'], null],
  ])('has the location %j', async (location, read_) => {
    expect((await read({ location }))?.location).toEqual(read_)
  })

  it.each([
    [
      ['passkey', 'passkey', 7, ' ', 'otp'],
      ['passkey', 'otp'],
    ],
    [[7], null],
    [[], null],
    ['passkey', null],
  ])('has the methods %j', async (authMethods, words) => {
    expect((await read({ authMethods }))?.authMethods).toEqual(words)
  })

  it('believes nothing that merely looks like a flag', async () => {
    expect(await read({ canRevoke: false, isCurrent: false })).toMatchObject({ canRevoke: false, isCurrent: false })
    const odd = { canRevoke: 0, isCurrent: 1, ip: '203.0.113.7', ipMasked: 'true', key: ' ' }
    expect(await read(odd)).toMatchObject({
      canRevoke: true,
      isCurrent: null,
      ip: { value: '203.0.113.7', masked: false },
      key: 'a',
    })
  })

  it.each(['2026-11-21T09:00:00+01:00', Date.UTC(2026, 10, 21, 8), Date.UTC(2026, 10, 21, 8) / 1000])(
    'may write a time as %j',
    async (time) => {
      const iso = '2026-11-21T08:00:00.000Z'
      const row = await read({ createdAt: time, lastActiveAt: time, expiresAt: time })
      expect([row?.createdAt, row?.lastActiveAt, row?.expiresAt]).toEqual([iso, iso, iso])
    },
  )
})

/** What the rows of these pages say, and what is made of it. */
const marks = async (...pages: readonly (readonly unknown[])[]) => {
  const answers = pages.map((page, index) =>
    json(200, {
      sessions: page.map((isCurrent, row) => ({ id: `s${index}_${row}`, isCurrent })),
      nextCursor: index < pages.length - 1 ? index + 1 : null,
    }),
  )
  const { sessions } = await readSessions(over(answers).adapter)
  return Object.fromEntries(sessions.map(({ id, isCurrent }) => [id, isCurrent]))
}

describe('which session is the current one', () => {
  it('a row that says nothing is another one, once one says that it is the one', async () => {
    expect(await marks([undefined, true, undefined])).toEqual({ s0_0: false, s0_1: true, s0_2: false })
  })

  it('so on the pages after that', async () => {
    expect(await marks([true, undefined], [undefined], [undefined])).toMatchObject({ s1_0: false, s2_0: false })
  })

  it.each([
    ['nobody says it', [[undefined], [undefined]]],
    ['two say it', [[true, true, undefined]]],
    ['two pages say it', [[true], [true, undefined]]],
  ])('is not known of any row when %s', async (_why, pages) => {
    expect(new Set(Object.values(await marks(...pages)))).toEqual(new Set([null]))
  })

  it('a server that says "not known" of a row is believed', async () => {
    expect(await marks([true, null])).toEqual({ s0_0: true, s0_1: null })
  })
})
