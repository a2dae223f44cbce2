import { useEffect } from 'react'
import { fieldsOf } from '../core/check-session.ts'
import type { SessionAdapter } from '../core/session-adapter.ts'
import { warnOnce } from '../core/warn.ts'
import { noteMounted } from './copies.ts'
import { SessionScopeContext, useSessionScope } from './session-scope.ts'
import { useCanStepUp } from './use-step-up.ts'

/** Time for a router or a `lazy` to load the component that asks for proof. */
const PAUSE_MS = 3000

interface DevelopmentHintsProps {
  /** The application's own callback; `undefined` where the provider takes its default. */
  readonly onSignInAgain: (() => void) | undefined
}

/** What a provider tells the developer. Rendered in development alone. */
export function DevelopmentHints({ onSignInAgain }: DevelopmentHintsProps): null {
  useEffect(() => noteMounted(SessionScopeContext), [])
  useStepUpHint(onSignInAgain !== undefined)
  return null
}

/** Warns before the server asks: Better Auth wants proof after a day only, which a developer rarely sees. */
function useStepUpHint(knowsAnotherWay: boolean): void {
  const { adapter } = useSessionScope()
  const isSetUp = useCanStepUp() || knowsAnotherWay
  // An adapter that was written without types may have none.
  const { list = 'never', revoke = 'never' } = fieldsOf(adapter.capabilities.stepUp)
  const isAsked = list !== 'never' || revoke !== 'never'
  useEffect(() => {
    if (!isAsked || isSetUp) return
    const timer = setTimeout(() => {
      warnOnce(
        `"${adapter.id}" may want proof of who the user is, and nobody can be asked for it. Give <SessionProvider onStepUp={…}> or <DeviceList stepUp={…}>, or say with onSignInAgain where signing in again leads.`,
        'docs/step-up.md',
      )
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [adapter, isAsked, isSetUp])
}

/** An adapter that is made at each render forgets the refresh that is under way, and the tokens of the last list. */
export function warnOfNewAdapter(before: SessionAdapter, now: SessionAdapter): void {
  if (before !== now && before.id === now.id)
    warnOnce(
      'SessionProvider got a new adapter with the same id. Create the adapter once, at module level: a new one on each render loses the single flight of refresh().',
      'docs/troubleshooting.md#new-adapter',
    )
}
