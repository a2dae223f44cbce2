import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useSessionScope } from './session-scope.ts'
import { type StepUpRequest, stepUpGate } from './step-up-gate.ts'

const noRequest = () => null
const no = () => false

/**
 * What the server wants proof for, or `null`. A component with this hook can answer: an action that is challenged waits for
 * `submit(proof)`, and is then repeated exactly once, or for `cancel()`. When the last component with it unmounts, that
 * cancels. Where several render it, the first one gets the question, and the next one when that has gone. With an `onStepUp` on the provider that one is asked, and `asks` is `handler`: render nothing then, or a "Cancel".
 */
export function useStepUp(): StepUpRequest | null {
  const gate = stepUpGate(useQueryClient(), useSessionScope())
  const [slot] = useState(() => ({}))
  useEffect(() => gate.addSlot(slot), [gate, slot])
  return useSyncExternalStore(gate.subscribe, () => gate.requestFor(slot), noRequest)
}

/** True where the page can ask for proof: `onStepUp` on the provider, or a component with `useStepUp` on screen. */
export function useCanStepUp(): boolean {
  const scope = useSessionScope()
  const gate = stepUpGate(useQueryClient(), scope)
  const hasSlot = useSyncExternalStore(gate.subscribe, gate.hasSlot, no)
  return hasSlot || scope.onStepUp !== undefined
}
