import { type CaseTools, mineAndOthers, refusal } from './backend.ts'

/** What `others`, `mine` and `all` must do; and a list of ids that has the current one in it. */
export function targetCases(tools: CaseTools): void {
  const { test, can, expect } = tools
  if (can.has('revokeOthers')) othersCases(tools)
  if (can.has('signOut')) mineCases(tools)
  if (can.has('revokeAll')) allCases(tools)
  if (can.has('revoke') && can.has('current')) currentCases(tools)

  test('a target that does not exist is refused before any request', async ({ adapter, requests }) => {
    const request = JSON.parse('{"target":"everything"}')
    const code = await refusal(adapter.revoke(request))
    expect(code === 'invalid_request' || code === 'unsupported').toBe(true)
    expect(requests()).toBe(0)
  })
}

function othersCases(tools: CaseTools): void {
  const { test, can, expect } = tools
  if (can.has('current')) {
    test('"others" ends every other session and keeps the current one', async ({ adapter, alive }) => {
      const { mine } = await mineAndOthers(adapter)
      const result = await adapter.revoke({ target: 'others' })
      expect(result.endedCurrent).toBe(false)
      expect(result.failed).toEqual([])
      expect((result.revokedIds ?? []).includes(mine.id)).toBe(false)
      expect(await alive()).toEqual([mine.id])
    })

    test('"others" does the same when it is told the last good read', async ({ adapter, alive }) => {
      const { mine, others } = await mineAndOthers(adapter)
      await adapter.revoke({ target: 'others' }, { known: [mine, ...others] })
      expect(await alive()).toEqual([mine.id])
    })
  }

  test('"others" with no other session left is no error', async ({ adapter, alive }) => {
    const { failed, endedCurrent } = await adapter.revoke({ target: 'others' })
    expect(failed).toEqual([])
    expect(endedCurrent).toBe(false)
    expect((await alive()).length).toBe(1)
  }, 0)

  test('"others" ends the sessions of every page', async ({ adapter, alive }) => {
    await adapter.revoke({ target: 'others' })
    expect((await alive()).length).toBe(1)
  }, 23)

  withoutCredential(tools, 'others')
}

function mineCases(tools: CaseTools): void {
  const { test, can, expect } = tools
  if (can.has('current')) {
    test('"mine" ends the current session and no other', async ({ adapter, alive }) => {
      const { mine, others } = await mineAndOthers(adapter)
      const result = await adapter.revoke({ target: 'mine' }, { known: [mine, ...others] })
      expect(result.endedCurrent).toBe(true)
      expect(result.failed).toEqual([])
      const left = await alive()
      expect(left.includes(mine.id)).toBe(false)
      expect(left.length).toBe(2)
    })
    return
  }

  test('"mine" ends one session', async ({ adapter, alive }) => {
    const result = await adapter.revoke({ target: 'mine' })
    expect(result.endedCurrent).toBe(true)
    expect(result.failed).toEqual([])
    expect((await alive()).length).toBe(2)
  })

  withoutCredential(tools, 'mine')
}

function allCases(tools: CaseTools): void {
  const { test, expect } = tools
  test('"all" ends every session', async ({ adapter, alive }) => {
    const result = await adapter.revoke({ target: 'all' })
    expect(result.endedCurrent).toBe(true)
    expect(result.failed).toEqual([])
    expect(await alive()).toEqual([])
  })

  withoutCredential(tools, 'all')
}

/** Nothing to sign out of is no error for `mine`. */
function withoutCredential({ test, expect }: CaseTools, target: 'others' | 'mine' | 'all'): void {
  const says = target === 'mine' ? '' : ', and says so'
  test(`"${target}" ends nothing without a credential${says}`, async (backend) => {
    backend.loseCredential()
    const code = await refusal(backend.adapter.revoke({ target }))
    expect(code === 'unauthenticated' || (target === 'mine' && code === null)).toBe(true)
    expect((await backend.alive()).length).toBe(3)
    if (backend.credential !== 'cookie') expect(backend.requests()).toBe(0)
  })
}

function currentCases({ test, can, expect }: CaseTools): void {
  test('another session by its id never ends the current one', async ({ adapter, alive }) => {
    const { mine, others } = await mineAndOthers(adapter)
    const sessionIds = others.map(({ id }) => id)
    const { endedCurrent } = await adapter.revoke({ target: 'session', sessionIds }, { known: [mine, ...others] })
    expect(endedCurrent).toBe(false)
    expect(await alive()).toEqual([mine.id])
  })

  if (!can.has('revokeCurrent')) return

  test('the current session among the ids ends last, and everything is done', async ({ adapter, alive }) => {
    const { mine, others } = await mineAndOthers(adapter)
    const sessionIds = [mine.id, ...others.map(({ id }) => id)]
    const result = await adapter.revoke({ target: 'session', sessionIds }, { known: [mine, ...others] })
    expect(result.endedCurrent).toBe(true)
    expect(result.failed).toEqual([])
    expect((result.revokedIds ?? [mine.id]).at(-1)).toBe(mine.id)
    expect(await alive()).toEqual([])
  })

  test('the current session alone, by its id and without a read, ends and is told', async ({ adapter, alive }) => {
    const { mine } = await mineAndOthers(adapter)
    const result = await adapter.revoke({ target: 'session', sessionIds: [mine.id] })
    expect(result.endedCurrent).toBe(true)
    expect((await alive()).length).toBe(2)
  })
}
