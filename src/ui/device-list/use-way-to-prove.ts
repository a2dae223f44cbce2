import { useEffect } from 'react'
import { warnOnce } from '../../core/warn.ts'
import { useCanStepUp } from '../../hooks/index.ts'

/** A slot for the question may come with the same page as what was refused. */
const PAUSE_MS = 1000

/**
 * What is left to do where the server wants proof: the question, or, where the page has no way to ask it, signing in again. Trying
 * again would never work. `isWanted`: the server does want it.
 */
export function useWayToProve(isWanted: boolean): 'confirm' | 'sign_in' {
  const canStepUp = useCanStepUp()
  useEffect(() => {
    if (process.env.NODE_ENV === 'production' || !isWanted || canStepUp) return
    const timer = setTimeout(
      () =>
        warnOnce(
          'The server wants proof of who the user is (step_up_required), and nobody can be asked for it. Give <DeviceList stepUp={…}> or <SessionProvider onStepUp={…}>; until then the list offers "Sign in again", which calls onSignInAgain.',
          'docs/step-up.md',
        ),
      PAUSE_MS,
    )
    return () => clearTimeout(timer)
  }, [isWanted, canStepUp])
  return canStepUp ? 'confirm' : 'sign_in'
}
