import { readSessions } from '../../core/read-sessions.ts'
import { deviceTypes } from '../../core/session.ts'
import { isSessionError } from '../../core/session-error.ts'
import { isRevocableId } from '../../core/session-ids.ts'
import { type CaseTools, listAll, refusal, sorted } from './backend.ts'

const fields = [
  'applications',
  'authMethods',
  'canRevoke',
  'createdAt',
  'device',
  'expiresAt',
  'id',
  'ip',
  'isCurrent',
  'key',
  'lastActiveAt',
  'location',
]
const types: ReadonlySet<string> = new Set(deviceTypes)

/** What a list must be. */
export function listCases({ test, can, expect }: CaseTools): void {
  test('lists every session that is alive, each once', async ({ adapter, alive }) => {
    const ids = (await listAll(adapter)).map(({ id }) => id)
    expect(sorted(ids)).toEqual(sorted(await alive()))
    expect(ids.length).toBe(3)
  })

  const isMarking = can.has('current')
  test(isMarking ? 'marks exactly one session as current' : 'marks no session as current', async ({ adapter }) => {
    const marked = (await listAll(adapter)).filter(({ isCurrent }) => isCurrent === true)
    expect(marked.length).toBe(isMarking ? 1 : 0)
  })

  test('can be read to a proven end', async ({ adapter }) => {
    const read = await readSessions(adapter)
    expect(read.complete).toBe(true)
    expect(read.total).toBe(3)
  })

  test('gives ids that can be revoked, and keys that name one session each', async ({ adapter }) => {
    const sessions = await listAll(adapter)
    expect(sessions.every(({ id }) => isRevocableId(id))).toBe(true)
    expect(new Set(sessions.map(({ key }) => key)).size).toBe(sessions.length)
    if (adapter.capabilities.stableIds) expect(sessions.map(({ key }) => key)).toEqual(sessions.map(({ id }) => id))
  })

  test('gives the same keys at each read', async ({ adapter }) => {
    const first = await listAll(adapter)
    const second = await listAll(adapter)
    expect(sorted(second.map(({ key }) => key))).toEqual(sorted(first.map(({ key }) => key)))
  })

  test('gives times in UTC with milliseconds, or null', async ({ adapter }) => {
    const times = (await listAll(adapter)).flatMap((session) => [
      session.createdAt,
      session.lastActiveAt,
      session.expiresAt,
    ])
    for (const time of times) if (time !== null) expect(new Date(time).toISOString()).toBe(time)
    expect(times.some((time) => time !== null)).toBe(true)
  })

  test('gives null where a text is unknown, never a blank', async ({ adapter }) => {
    for (const { device, ip, location } of await listAll(adapter)) {
      const texts = [
        device.label,
        device.model,
        device.browser?.name,
        device.browser?.version,
        device.os?.name,
        device.os?.version,
        ip?.value,
        ...Object.values(location ?? {}),
      ]
      for (const text of texts) expect(text === null || text === undefined || text.trim() !== '').toBe(true)
      expect(types.has(device.type)).toBe(true)
    }
  })

  test("gives the model's fields and no other, so that no credential rides along", async ({ adapter }) => {
    for (const session of await listAll(adapter)) expect(sorted(Object.keys(session))).toEqual(fields)
  })

  test('pages to the end, each session once, under one total', async ({ adapter, alive }) => {
    const ids = (await listAll(adapter, 10)).map(({ id }) => id)
    expect(sorted(ids)).toEqual(sorted(await alive()))
    expect(ids.length).toBe(24)
    const { total, nextCursor } = await adapter.list({ limit: 10 })
    if (adapter.capabilities.pagination === 'none') expect(nextCursor).toBe(null)
    if (total !== null) expect(total).toBe(24)
  }, 23)

  test('refuses a cursor that it did not make', async ({ adapter, requests }) => {
    expect(await refusal(adapter.list({ cursor: '../../logout' }))).toBe('invalid_request')
    expect(requests()).toBe(0)
  })

  test('sends nothing for a signal that has aborted already', async ({ adapter, requests }) => {
    expect(await refusal(adapter.list({ signal: AbortSignal.abort() }))).toBe('aborted')
    expect(requests()).toBe(0)
  })

  test('stops with "aborted" when the caller aborts on the way', async ({ adapter }) => {
    const controller = new AbortController()
    const code = refusal(adapter.list({ signal: controller.signal }))
    controller.abort()
    expect(await code).toBe('aborted')
  })

  test('is refused as "unauthenticated" without a credential, and is never an empty list', async (backend) => {
    backend.loseCredential()
    expect(await refusal(backend.adapter.list())).toBe('unauthenticated')
  })

  test('throws errors that hold neither cause nor text of the server', async (backend) => {
    backend.loseCredential()
    const error: unknown = await backend.adapter.list().catch((thrown: unknown) => thrown)
    expect(isSessionError(error)).toBe(true)
    expect(error instanceof Error && 'cause' in error).toBe(false)
  })
}
