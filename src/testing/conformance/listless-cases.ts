import { type Case, refusal, type TestFunctions } from './backend.ts'

/** What an adapter must do whose server has no list: sessions can only be ended all at once. */
export function listlessCases(test: Case, { expect }: Pick<TestFunctions, 'expect'>): void {
  test('declares that it has no list, and refuses to give one', async ({ adapter, requests }) => {
    expect(adapter.capabilities.list).toBe('none')
    expect(await refusal(adapter.list())).toBe('unsupported')
    expect(requests()).toBe(0)
  })

  test('refuses to end a session by its id, before any request', async ({ adapter, alive, requests }) => {
    for (const id of ['3f0d1c9a-0000-4000-8000-000000000000', '', '..', 'a/b']) {
      const code = await refusal(adapter.revoke({ target: 'session', sessionIds: [id] }))
      expect(code === 'unsupported' || code === 'invalid_request').toBe(true)
    }
    expect(requests()).toBe(0)
    expect((await alive()).length).toBe(3)
  })

  const targets = [
    { target: 'others', left: 1, can: 'revokeOthers' },
    { target: 'mine', left: 2, can: 'signOut' },
    { target: 'all', left: 0, can: 'revokeAll' },
  ] as const
  for (const { target, left, can } of targets) {
    test(`"${target}" leaves ${left} of three sessions`, async ({ adapter, alive }) => {
      const before = await alive()
      if (adapter.capabilities[can] === 'none' || adapter.capabilities[can] === 'redirect') {
        expect(await refusal(adapter.revoke({ target }))).toBe('unsupported')
        expect((await alive()).length).toBe(3)
        return
      }
      const { endedCurrent, failed } = await adapter.revoke({ target })
      expect(failed).toEqual([])
      expect(endedCurrent).toBe(target !== 'others')
      const after = await alive()
      expect(after.length).toBe(left)
      expect(after.every((id) => before.includes(id))).toBe(true)
    })
    test(`"${target}" without a credential ends nothing`, async (backend) => {
      backend.loseCredential()
      const code = await refusal(backend.adapter.revoke({ target }))
      expect(code === 'unauthenticated' || (target === 'mine' && code === null)).toBe(true)
      expect((await backend.alive()).length).toBe(3)
      if (backend.credential !== 'cookie') expect(backend.requests()).toBe(0)
    })
  }

  test('a target that does not exist is refused before any request', async ({ adapter, requests }) => {
    const code = await refusal(adapter.revoke(JSON.parse('{"target":"everything"}')))
    expect(code === 'invalid_request' || code === 'unsupported').toBe(true)
    expect(requests()).toBe(0)
  })
}
