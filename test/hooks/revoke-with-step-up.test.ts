import {
  type RevokeRequest,
  type RevokeResult,
  revokeSessionsMutationOptions,
  SessionError,
  type StepUpChallenge,
  type StepUpEvent,
  sessionsQueryOptions,
} from 'react-device-sessions/hooks'
import { type MemoryAdapterOptions, makeSession } from 'react-device-sessions/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ids, laptop, phone, setUp, tablet } from './support.tsx'

afterEach(() => vi.restoreAllMocks())

const proof = { password: 'hunter2' }
const stepUp: StepUpChallenge = {
  kind: 'password',
  operation: 'revoke',
  redirectTo: null,
  methods: [],
  acrValues: [],
  maxAgeSeconds: null,
}
const asked = (id: string) => ({ id, error: new SessionError('step_up_required', 'Prove it.', { stepUp }) })
const refused = (id: string) => ({ id, error: new SessionError('conflict', 'no') })
const said = (more: Partial<RevokeResult> = {}): RevokeResult => ({
  revokedIds: null,
  failed: [],
  endedCurrent: false,
  sessions: null,
  ...more,
})

/** Revokes, with a server that gives these answers one after the other, and a user who gives the proof. */
async function revoking(request: RevokeRequest, answers: readonly (RevokeResult | SessionError)[], options = {}) {
  const onStepUp = vi.fn(async (_challenge: StepUpChallenge, _event: StepUpEvent) => proof)
  const { adapter, client, scope, lists, onSignedOut } = setUp(options satisfies MemoryAdapterOptions, { onStepUp })
  await client.prefetchQuery(sessionsQueryOptions(scope))
  const revoke = vi.spyOn(adapter, 'revoke')
  for (const answer of answers) {
    if (answer instanceof SessionError) revoke.mockRejectedValueOnce(answer)
    else revoke.mockResolvedValueOnce(answer)
  }
  const report = await revokeSessionsMutationOptions(client, scope).mutationFn(request)
  const named = onStepUp.mock.lastCall?.[1].action
  return {
    report,
    requests: revoke.mock.calls.map(([sent]) => sent),
    options: revoke.mock.calls.map(([, sent]) => sent),
    named: named?.type === 'revoke' ? ids(named.sessions) : null,
    looks: lists() - 1,
    onSignedOut,
  }
}

const unsure = makeSession({ id: 'unsure', isCurrent: null })
const kept = makeSession({ id: 'kept', canRevoke: false })
const everything = { sessions: [laptop, phone, tablet, unsure, kept] }
const named = (...sessionIds: string[]): RevokeRequest => ({ target: 'session', sessionIds })

describe('what is repeated with the proof', () => {
  it('is what was named and not done, whatever it is, and what was on screen goes with it', async () => {
    const first = said({ failed: [asked('unsure'), asked('kept'), asked('elsewhere')] })
    const request = named('phone', 'unsure', 'kept')
    const { requests, options, named: shown } = await revoking(request, [first, said()], everything)
    expect(requests[1]).toEqual(named('unsure', 'kept'))
    expect(shown?.toSorted()).toEqual(['kept', 'unsure'])
    expect(options[1]).toMatchObject({ stepUp: proof, known: { length: 5 } })
  })

  it('is nothing where only sessions are left that may be this one', async () => {
    const first = said({ failed: [asked('unsure'), asked('kept')] })
    const { requests, named: shown } = await revoking({ target: 'others' }, [first], everything)
    expect([requests, shown]).toEqual([[{ target: 'others' }], null])
  })

  it('is nothing of what failed in another way', async () => {
    const { requests, named: shown } = await revoking({ target: 'all' }, [said({ failed: [refused('phone')] })])
    expect([requests.length, shown]).toEqual([1, null])
  })

  it.each([
    ['this session and another', ['laptop', 'phone'], 'request', named('laptop', 'phone')],
    ['this session, by its id where nothing signs out', ['laptop'], 'none', named('laptop')],
    ['this session, by signing out', ['laptop'], 'request', { target: 'mine' }],
    ['another session', ['phone'], 'request', named('phone')],
  ] as const)('is %s', async (_what, left, signOut, again) => {
    const first = said({ failed: left.map(asked) })
    const { requests } = await revoking({ target: 'all' }, [first, said()], { capabilities: { signOut } })
    expect(requests[1]).toEqual(again)
  })
})

describe('what both answers come to', () => {
  it('keeps what failed in another way the first time, and takes what failed the second time', async () => {
    const first = said({ failed: [refused('tablet'), asked('phone')] })
    const { report } = await revoking(named('phone', 'tablet'), [first, said({ failed: [refused('phone')] })])
    expect(report.failed.map(({ session, error }) => [session.id, error.code])).toEqual([
      ['phone', 'conflict'],
      ['tablet', 'conflict'],
    ])
  })

  it('is the refusal of what was left, beside what failed before', async () => {
    const first = said({ failed: [refused('tablet'), asked('phone')] })
    const { report } = await revoking(named('phone', 'tablet'), [first, new SessionError('forbidden', 'no')])
    expect(report.failed.map(({ session, error }) => [session.id, error.code])).toEqual([
      ['phone', 'forbidden'],
      ['tablet', 'conflict'],
    ])
    expect(report.error).toBeNull()
  })

  it('is no list that is older than the second answer', async () => {
    const first = said({ failed: [asked('phone')], sessions: [laptop, phone] })
    // Two looks: it is still listed.
    expect((await revoking(named('phone'), [first, new SessionError('timeout', 'no')])).looks).toBe(2)
    expect((await revoking(named('phone'), [first, said({ sessions: [laptop] })])).looks).toBe(0)
  })

  it.each([
    ['the first', said({ failed: [asked('phone')], endedCurrent: true }), said()],
    ['the second', said({ failed: [asked('phone')] }), said({ endedCurrent: true })],
  ])('is the end of this session where %s says so', async (_which, first, second) => {
    const { report, onSignedOut } = await revoking({ target: 'all' }, [first, second])
    expect(report).toMatchObject({ endedCurrent: true, failed: [] })
    expect(onSignedOut.mock.calls).toEqual([['here']])
  })

  it('is no failure of this session where signing out ended it', async () => {
    const first = said({ failed: [asked('laptop')] })
    const { report } = await revoking({ target: 'all' }, [first, said({ endedCurrent: true })])
    expect(report).toMatchObject({ endedCurrent: true, failed: [], accepted: [laptop, phone, tablet] })
  })

  it('is the second answer where the first was a refusal of everything', async () => {
    const { report } = await revoking(named('phone'), [asked('phone').error, said({ sessions: [laptop] })])
    expect(report).toMatchObject({ revoked: [phone], error: null })
  })
})
