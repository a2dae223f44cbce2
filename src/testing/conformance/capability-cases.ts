import { abilitiesOf } from './abilities.ts'
import { type CaseTools, mineAndOthers, refusal, sorted, unknownId } from './backend.ts'

const targets = { others: 'revokeOthers', mine: 'signOut', all: 'revokeAll' } as const

/** What an adapter says of its server, and that it refuses what it rules out. */
export function capabilityCases({ test, can, expect }: CaseTools): void {
  test('declares what it can do in numbers that make sense', async ({ adapter }) => {
    const { limitsPerHour = {}, accessTokenLagSeconds } = adapter.capabilities
    expect(Object.values(limitsPerHour).every((limit) => Number.isInteger(limit) && limit > 0)).toBe(true)
    expect(accessTokenLagSeconds === null || accessTokenLagSeconds > 0).toBe(true)
    expect(adapter.id.trim() !== '').toBe(true)
  })

  test('declares the capabilities that the suite was given', async ({ adapter }) => {
    expect(sorted([...abilitiesOf(adapter.capabilities)])).toEqual(sorted([...can]))
  })

  if (!can.has('list'))
    test('refuses to list, before any request', async ({ adapter, requests }) => {
      expect(await refusal(adapter.list())).toBe('unsupported')
      expect(requests()).toBe(0)
    })

  if (!can.has('revoke'))
    test('refuses to end another session by its id', async ({ adapter, alive, requests }) => {
      for (const id of [unknownId, '', '..', 'a/b']) {
        const code = await refusal(adapter.revoke({ target: 'session', sessionIds: [id] }))
        expect(code === 'unsupported' || code === 'invalid_request').toBe(true)
      }
      if (!can.has('list')) expect(requests()).toBe(0)
      const others = can.has('current') ? (await mineAndOthers(adapter)).others : []
      for (const { id } of others)
        expect(await refusal(adapter.revoke({ target: 'session', sessionIds: [id] }))).toBe('unsupported')
      expect((await alive()).length).toBe(3)
    })

  for (const target of ['others', 'mine', 'all'] as const)
    if (!can.has(targets[target]))
      test(`refuses "${target}" as "unsupported", and ends nothing`, async ({ adapter, alive }) => {
        expect(await refusal(adapter.revoke({ target }))).toBe('unsupported')
        expect((await alive()).length).toBe(3)
      })
}
