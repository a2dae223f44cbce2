import { expect, it } from 'vitest'
import { revokeEach, settleRevoke } from '../../../src/adapters/lib/revoke-each.ts'
import { SessionError, type SessionErrorCode } from '../../../src/core/session-error.ts'

/** Fails the ids that have a code, and remembers which were sent. */
function server(codes: Readonly<Record<string, SessionErrorCode>>) {
  const sent: string[] = []
  const revokeOne = async (id: string) => {
    sent.push(id)
    const code = codes[id]
    if (code) throw new SessionError(code, 'No.')
  }
  return { sent, revokeOne }
}
const outcome = ({ revokedIds, failed }: Awaited<ReturnType<typeof revokeEach>>) => ({
  revoked: revokedIds,
  failed: failed.map(({ id, error }) => `${id} ${error.code}`),
})

it('ends one after the other, in the order given', async () => {
  let running = 0
  const order: string[] = []
  await revokeEach(['a', 'b', 'c'], async (id) => {
    running += 1
    expect(running).toBe(1)
    await Promise.resolve()
    order.push(id)
    running -= 1
  })
  expect(order).toEqual(['a', 'b', 'c'])
})

it.each(['rate_limited', 'unauthenticated', 'step_up_required', 'network', 'timeout', 'aborted'] as const)(
  'F26: stops at %s, and what was never sent failed for the same reason',
  async (code) => {
    const { sent, revokeOne } = server({ b: code })
    expect(outcome(await revokeEach(['a', 'b', 'c', 'd'], revokeOne))).toEqual({
      revoked: ['a'],
      failed: [`b ${code}`, `c ${code}`, `d ${code}`],
    })
    expect(sent).toEqual(['a', 'b'])
  },
)

it.each(['not_found', 'forbidden', 'server', 'bad_response', 'invalid_request', 'unknown'] as const)(
  'goes on after %s',
  async (code) => {
    const { revokeOne } = server({ b: code })
    expect(outcome(await revokeEach(['a', 'b', 'c'], revokeOne))).toEqual({
      revoked: ['a', 'c'],
      failed: [`b ${code}`],
    })
  },
)

it('asks for no further id when the caller aborts while the second of three is under way', async () => {
  const asked: string[] = []
  const each = await revokeEach(['a', 'b', 'c'], async (id) => {
    asked.push(id)
    if (id === 'b') throw new SessionError('aborted', 'No.')
  })
  expect(outcome(each)).toEqual({ revoked: ['a'], failed: ['b aborted', 'c aborted'] })
  expect(asked).toEqual(['a', 'b'])
  expect(settleRevoke(each)).toMatchObject({ revokedIds: ['a'], endedCurrent: false })
})

it('ends the current session last', async () => {
  const { sent, revokeOne } = server({})
  await revokeEach(['me', 'a', 'b'], revokeOne, 'me')
  expect(sent).toEqual(['a', 'b', 'me'])
})

it('keeps the current session when another one failed: nobody could look or try again', async () => {
  const { sent, revokeOne } = server({ a: 'server' })
  expect(outcome(await revokeEach(['me', 'a', 'b'], revokeOne, 'me'))).toEqual({
    revoked: ['b'],
    failed: ['a server', 'me server'],
  })
  expect(sent).toEqual(['a', 'b'])
})

it('takes what is no SessionError for unknown', async () => {
  const each = await revokeEach(['a', 'b'], async (id) => {
    if (id === 'a') throw new TypeError('CANARY')
  })
  expect(outcome(each)).toEqual({ revoked: ['b'], failed: ['a unknown'] })
  expect(each.failed[0]?.error.message).not.toContain('CANARY')
})

it('rejects when nothing was done for one and the same reason', async () => {
  const each = await revokeEach(['a', 'b'], server({ a: 'not_found', b: 'not_found' }).revokeOne)
  expect(() => settleRevoke(each, false)).toThrow(expect.objectContaining({ code: 'not_found' }))
})

it('resolves when nothing was done for different reasons', async () => {
  const each = await revokeEach(['a', 'b'], server({ a: 'not_found', b: 'forbidden' }).revokeOne)
  expect(settleRevoke(each, false)).toMatchObject({
    revokedIds: [],
    endedCurrent: false,
    failed: [{ id: 'a' }, { id: 'b' }],
  })
})

it('resolves when some of it was done', async () => {
  const each = await revokeEach(['a', 'b'], server({ b: 'not_found' }).revokeOne)
  expect(settleRevoke(each, false)).toMatchObject({ revokedIds: ['a'], failed: [{ id: 'b' }], sessions: null })
})
