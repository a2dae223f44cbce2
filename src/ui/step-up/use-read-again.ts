import { useState } from 'react'
import { useCanStepUp, useReadWithStepUp } from '../../hooks/index.ts'
import { useListScope, useListView } from '../device-list/list-context.ts'
import { useTexts } from '../texts/texts-context.ts'

/** The button beside a list that could not be read: it reads again, or first asks for the proof that the server wants. */
export function useReadAgain() {
  const { t } = useTexts()
  const { store } = useListScope()
  const { error, isReading, refresh } = useListView()
  const readWithStepUp = useReadWithStepUp()
  const canStepUp = useCanStepUp()
  const [isConfirming, setConfirming] = useState(false)

  async function confirm(): Promise<void> {
    setConfirming(true)
    const { status } = await readWithStepUp()
    setConfirming(false)
    if (status === 'cancelled') store.say(t('step_up.canceled'))
  }

  const action = canStepUp && error?.stepUp ? 'confirm' : 'retry'
  return {
    action,
    isBusy: isReading || isConfirming,
    run: () => void (action === 'confirm' ? confirm() : refresh()),
  } as const
}
