import { useState } from 'react'
import { useReadWithStepUp, useSessionScope } from '../../hooks/index.ts'
import { useTexts } from '../texts/texts-context.ts'
import { useListScope, useListView } from './list-context.ts'
import { useWayToProve } from './use-way-to-prove.ts'

/** The button beside a list that could not be read: it reads again, or first asks for the proof that the server wants, or leads to a new sign-in. */
export function useReadAgain() {
  const { t } = useTexts()
  const { store } = useListScope()
  const { error, isReading, refresh } = useListView()
  const readWithStepUp = useReadWithStepUp()
  const { onSignInAgain } = useSessionScope()
  const isProofWanted = error?.code === 'step_up_required'
  const way = useWayToProve(isProofWanted)
  const [isConfirming, setConfirming] = useState(false)

  async function confirm(): Promise<void> {
    setConfirming(true)
    const { status } = await readWithStepUp()
    setConfirming(false)
    if (status === 'cancelled') store.say(t('step_up.canceled'))
  }

  // Without a challenge it is not known what to ask for.
  const action = !isProofWanted ? 'retry' : error.stepUp ? way : 'sign_in'
  const run = { confirm, retry: refresh, sign_in: onSignInAgain }[action]
  return {
    action,
    isBusy: isReading || isConfirming,
    run: () => void run?.(),
  } as const
}
