import type { QueryClient } from '@tanstack/react-query'
import { revokeSessions } from '../core/call-revoke.ts'
import { checkError } from '../core/check-error.ts'
import type { Session } from '../core/session.ts'
import type { RevokeOptions, RevokeRequest, RevokeResult } from '../core/session-adapter.ts'
import { type SessionError } from '../core/session-error.ts'
import type { StepUpProof } from '../core/step-up.ts'
import type { Outcome } from './judge.ts'
import type { SessionScope } from './session-scope.ts'
import { stepUpGate } from './step-up-gate.ts'

/** What the server does not do without proof. */
interface Unproven {
  readonly error: SessionError
  readonly request: RevokeRequest
  readonly sessions: readonly Session[]
}

/**
 * Revokes. Where the server asks for proof and the user gives it, what is left of the request is sent exactly once more: what
 * was done is not repeated, and no session is added that was not on screen at the click. `proof`: what it was repeated with.
 */
export async function revokeWithStepUp(
  client: QueryClient,
  scope: SessionScope,
  request: RevokeRequest,
  targets: readonly Session[],
  options: RevokeOptions,
): Promise<{ readonly outcome: Outcome; readonly proof: StepUpProof | null }> {
  const first = await send(scope, request, options)
  const left = unproven(scope, request, targets, first)
  const stepUp =
    left &&
    (await stepUpGate(client, scope).ask(client, scope, left.error, { type: 'revoke', sessions: left.sessions }))
  if (!left || !stepUp) return { outcome: first, proof: null }
  const second = await send(scope, left.request, { ...options, stepUp })
  return { outcome: 'error' in first ? second : { result: joined(first.result, left, second) }, proof: stepUp }
}

async function send({ adapter }: SessionScope, request: RevokeRequest, options: RevokeOptions): Promise<Outcome> {
  try {
    return { result: await revokeSessions(adapter, request, options) }
  } catch (thrown) {
    return { error: checkError(thrown) }
  }
}

function unproven(
  { adapter }: SessionScope,
  request: RevokeRequest,
  targets: readonly Session[],
  outcome: Outcome,
): Unproven | null {
  if ('error' in outcome) return { error: outcome.error, request, sessions: targets }
  const refused = outcome.result.failed.filter(({ error }) => error.code === 'step_up_required')
  const error = refused[0]?.error
  const ids = new Set(refused.map(({ id }) => id))
  const sessions = targets.filter((session) => ids.has(session.id) && (request.target === 'session' || isSure(session)))
  const sessionIds =
    request.target === 'session' ? request.sessionIds.filter((id) => ids.has(id)) : sessions.map(({ id }) => id)
  if (!error || sessionIds.length === 0) return null
  const isOwn = sessions.length === 1 && sessions[0]?.isCurrent === true && adapter.capabilities.signOut === 'request'
  return { error, sessions, request: isOwn ? { target: 'mine' } : { target: 'session', sessionIds } }
}

/** A request by id spares no session, so of "others" only sessions with a known `isCurrent` go on. */
const isSure = ({ isCurrent, canRevoke }: Session) => isCurrent === true || (isCurrent === false && canRevoke)

function joined(first: RevokeResult, { sessions, request }: Unproven, second: Outcome): RevokeResult {
  const ids = request.target === 'session' ? request.sessionIds : sessions.map(({ id }) => id)
  const kept = first.failed.filter(({ id }) => !ids.includes(id))
  if ('error' in second) {
    const failed = [...kept, ...ids.map((id) => ({ id, error: second.error }))]
    // The list of the first answer may be older than what the second request did.
    return { ...first, failed, sessions: null }
  }
  const { failed, endedCurrent, sessions: fresh } = second.result
  return {
    // `null`, so that the re-read decides what has ended.
    revokedIds: null,
    failed: [...kept, ...failed],
    endedCurrent: first.endedCurrent || endedCurrent,
    sessions: fresh,
  }
}
