import type { QueryClient } from '@tanstack/react-query'
import { callHost } from '../core/call-host.ts'
import type { SessionError } from '../core/session-error.ts'
import type { StepUpAction, StepUpChallenge, StepUpProof } from '../core/step-up.ts'
import { isCurrentUser } from './current-user.ts'
import { sessionKeys } from './session-keys.ts'
import type { SessionScope } from './session-scope.ts'
import type { StepUpRead } from './use-read-with-step-up.ts'

/** A question that waits for an answer, on behalf of one action or of several that met the same challenge. */
export interface StepUpRequest {
  readonly challenge: StepUpChallenge
  readonly action: StepUpAction
  /** What the server answered: `step_up_required`, with its own code. */
  readonly error: SessionError
  /** What is asked: the provider's `onStepUp` (`handler`) where there is one, else a component with `useStepUp` (`slot`). */
  readonly asks: 'handler' | 'slot'
  /** Hands the proof over: each waiting action is repeated exactly once with it. The first answer counts. */
  readonly submit: (proof: StepUpProof) => void
  /** Gives up: nothing more is sent. */
  readonly cancel: () => void
}

/** One question at a time for one user at one server. The proof passes through, and is kept nowhere. */
export class StepUpGate {
  request: StepUpRequest | null = null
  /** The read that "confirm that it is you" began: a second press joins it. */
  reading: Promise<StepUpRead> | null = null
  /** The components on screen that can answer. Only the first gets the question, so it is asked once. */
  readonly #slots = new Set<object>()
  #answer: Promise<StepUpProof | null> = Promise.resolve(null)
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  readonly hasSlot = () => this.#slots.size > 0

  readonly requestFor = (slot: object) => ([...this.#slots][0] === slot ? this.request : null)

  /** Registers a component that can answer. When the last one goes, the question is cancelled: no answer can come any more. */
  readonly addSlot = (slot: object) => {
    this.#slots.add(slot)
    this.#tell()
    return () => {
      this.#slots.delete(slot)
      if (!this.hasSlot() && this.request?.asks === 'slot') this.request.cancel()
      this.#tell()
    }
  }

  /** Asks, or joins the question where the same is being asked already; another challenge waits for its turn. */
  async ask(client: QueryClient, scope: SessionScope, error: SessionError, action: StepUpAction) {
    const challenge = error.code === 'step_up_required' ? error.stepUp : null
    if (!challenge) return null
    while (this.request && !isSame(this.request.challenge, challenge)) await this.#answer
    if (!isCurrentUser(client, scope)) return null
    if (this.request) this.#show({ ...this.request, action: together(this.request.action, action) })
    else if (scope.onStepUp || this.hasSlot()) this.#answer = this.#open(scope, challenge, error, action)
    else return null
    const proof = await this.#answer
    return isCurrentUser(client, scope) ? proof : null
  }

  #open({ onStepUp }: SessionScope, challenge: StepUpChallenge, error: SessionError, action: StepUpAction) {
    return new Promise<StepUpProof | null>((resolve) => {
      const controller = new AbortController()
      const { signal } = controller
      let isOpen = true
      const end = (proof: StepUpProof | null) => {
        if (!isOpen) return
        isOpen = false
        this.#show(null)
        resolve(proof)
        if (!proof) controller.abort()
      }
      this.#show({
        challenge,
        action,
        error,
        asks: onStepUp ? 'handler' : 'slot',
        submit: end,
        cancel: () => end(null),
      })
      if (onStepUp)
        void callHost(() => onStepUp(challenge, { action, error, signal })).then((answer) => end(answer?.value ?? null))
    })
  }

  #show(request: StepUpRequest | null): void {
    this.request = request
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** True when one proof answers both challenges. `operation` is not compared: it says what the proof is for. */
function isSame(one: StepUpChallenge, other: StepUpChallenge): boolean {
  return JSON.stringify({ ...one, operation: null }) === JSON.stringify({ ...other, operation: null })
}

/** Of two actions that wait for one proof, the question names the one with the greater weight. */
const weight: Readonly<Record<StepUpAction['type'], number>> = { list: 0, revoke: 1 }

function together(one: StepUpAction, other: StepUpAction): StepUpAction {
  if (one.type === 'revoke' && other.type === 'revoke')
    return { type: 'revoke', sessions: [...new Set([...one.sessions, ...other.sessions])] }
  return weight[one.type] >= weight[other.type] ? one : other
}

const gates = new WeakMap<QueryClient, Map<string, StepUpGate>>()

/** The gate that everything of this user at this server goes through. */
export function stepUpGate(client: QueryClient, scope: Pick<SessionScope, 'adapter' | 'userId'>): StepUpGate {
  const ofClient = gates.get(client) ?? new Map<string, StepUpGate>()
  gates.set(client, ofClient)
  const key = JSON.stringify(sessionKeys.scope(scope))
  const gate = ofClient.get(key) ?? new StepUpGate()
  ofClient.set(key, gate)
  return gate
}
