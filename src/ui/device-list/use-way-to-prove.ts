import { useEffect } from 'react'
import { warnOnce } from '../../core/warn.ts'
import { useCanStepUp } from '../../hooks/index.ts'

/** Time for the component that can ask to mount. */
const PAUSE_MS = 1000

/**
 * What the user can do where the server wants proof: confirm, or, where the page cannot ask for proof, sign in again. To try again
 * would never work. `isWanted`: the server does want proof; then a page that cannot ask is warned of in development.
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
