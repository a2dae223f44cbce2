import { isDefinite, isSessionError } from '../../core/session-error.ts'
import { type CaseTools, mineAndOthers, refusal, sorted, unknownId } from './backend.ts'

const badIds = ['', ' ', '\t\n', '.', '..', ' .. ', '/', 'a/b', '../logout', 'a\\b', 'a\u0000b', '\uD800']

/** What ending named sessions must do, and never do. */
export function revokeCases({ test, can, expect }: CaseTools): void {
  test('ends nothing for an id that never was', async ({ adapter, alive }) => {
    const code = await refusal(adapter.revoke({ target: 'session', sessionIds: [unknownId] }))
    expect(code === null || code === 'not_found' || code === 'invalid_request').toBe(true)
    expect((await alive()).length).toBe(3)
  })

  for (const id of badIds)
    test(`refuses the id ${JSON.stringify(id)} before any request`, async ({ adapter, alive, requests }) => {
      expect(await refusal(adapter.revoke({ target: 'session', sessionIds: [id] }))).toBe('invalid_request')
      expect(requests()).toBe(0)
      expect((await alive()).length).toBe(3)
    })

  test('refuses a revoke without ids', async ({ adapter, requests }) => {
    expect(await refusal(adapter.revoke({ target: 'session', sessionIds: [] }))).toBe('invalid_request')
    expect(requests()).toBe(0)
  })

  // The rest must know which session is not to be ended.
  if (!can.has('current')) return

  test('ends the session that it was given and no other', async ({ adapter, alive }) => {
    const { mine, others } = await mineAndOthers(adapter)
    const [first, second] = others
    const result = await adapter.revoke({ target: 'session', sessionIds: [first?.id ?? ''] })
    expect(result.failed).toEqual([])
    expect(result.endedCurrent).toBe(false)
    expect(sorted(await alive())).toEqual(sorted([mine.id, second?.id ?? '']))
  })

  test('ends several, and says of each that it was accepted, or nothing at all', async ({ adapter, alive }) => {
    const { mine, others } = await mineAndOthers(adapter)
    const sessionIds = others.map(({ id }) => id)
    const { revokedIds, failed } = await adapter.revoke({ target: 'session', sessionIds })
    expect(sorted(revokedIds ?? sessionIds)).toEqual(sorted(sessionIds))
    expect(failed).toEqual([])
    expect(await alive()).toEqual([mine.id])
  })

  test('takes an id that is named twice as one', async ({ adapter, alive }) => {
    const { others } = await mineAndOthers(adapter)
    const id = others[0]?.id ?? ''
    const { revokedIds, failed } = await adapter.revoke({ target: 'session', sessionIds: [id, id, id] })
    expect(revokedIds ?? [id]).toEqual([id])
    expect(failed).toEqual([])
    expect((await alive()).length).toBe(2)
  })

  test('needs no more requests when it is told the last good read', async ({ adapter, requests }) => {
    const { mine, others } = await mineAndOthers(adapter)
    const before = requests()
    await adapter.revoke({ target: 'session', sessionIds: [others[0]?.id ?? ''] }, { known: [mine, ...others] })
    expect(requests() - before).toBe(1)
  })

  test('ends two at once when asked twice at once', async ({ adapter, alive }) => {
    const { mine, others } = await mineAndOthers(adapter)
    await Promise.all(others.map(({ id }) => adapter.revoke({ target: 'session', sessionIds: [id] })))
    expect(await alive()).toEqual([mine.id])
  })

  test('ends nothing else when a session is gone already', async ({ adapter, alive }) => {
    const { others } = await mineAndOthers(adapter)
    const sessionIds = [others[0]?.id ?? '']
    await adapter.revoke({ target: 'session', sessionIds })
    const left = await alive()
    const code = await refusal(adapter.revoke({ target: 'session', sessionIds }))
    expect(code === null || code === 'not_found' || code === 'invalid_request').toBe(true)
    expect(await alive()).toEqual(left)
  })

  test('resolves when one of two is unknown, and ends the other', async ({ adapter, alive }) => {
    const { others } = await mineAndOthers(adapter)
    const id = others[0]?.id ?? ''
    const { revokedIds, failed } = await adapter.revoke({ target: 'session', sessionIds: [unknownId, id] })
    expect((revokedIds ?? [id]).includes(id)).toBe(true)
    for (const { id: failedId, error } of failed) {
      expect(failedId).toBe(unknownId)
      expect(isSessionError(error) && isDefinite(error)).toBe(true)
    }
    expect((await alive()).includes(id)).toBe(false)
    expect((await alive()).length).toBe(2)
  })

  test('refuses good ids beside a bad one before any request', async ({ adapter, alive, requests }) => {
    const { others } = await mineAndOthers(adapter)
    const before = requests()
    const sessionIds = [others[0]?.id ?? '', '..']
    expect(await refusal(adapter.revoke({ target: 'session', sessionIds }))).toBe('invalid_request')
    expect(requests()).toBe(before)
    expect((await alive()).length).toBe(3)
  })

  test('ends every session that it calls revocable', async ({ adapter, alive }) => {
    const { mine, others } = await mineAndOthers(adapter)
    for (const session of [...others, mine]) {
      if (!session.canRevoke) continue
      await adapter.revoke({ target: 'session', sessionIds: [session.id] }, { known: [mine, ...others] })
      expect((await alive()).includes(session.id)).toBe(false)
    }
  })

  test('ends nothing without a credential, and says "unauthenticated"; with a token to miss, it sends nothing', async (backend) => {
    const { others } = await mineAndOthers(backend.adapter)
    backend.loseCredential()
    const before = backend.requests()
    const sessionIds = [others[0]?.id ?? '']
    expect(await refusal(backend.adapter.revoke({ target: 'session', sessionIds }))).toBe('unauthenticated')
    expect((await backend.alive()).length).toBe(3)
    if (backend.credential !== 'cookie') expect(backend.requests()).toBe(before)
  })
}
