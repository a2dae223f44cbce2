import { forwardRef } from 'react'
import { DeviceListButton, type DeviceListButtonProps } from './device-list-button.tsx'
import { useKnown, useListScope, useListState } from './list-context.ts'
import { isQuestion, type ListState, type Question } from './list-store.ts'
import { underSpinner } from './row-button.tsx'

interface AskButtonProps extends DeviceListButtonProps {
  /** What it asks for, as it is on screen at the click. */
  readonly question: Question
  readonly isRevoking: boolean
}

/** Asks whether to sign something out. Does nothing while that is under way, or while the server wants no such request. */
export const AskButton = forwardRef<HTMLButtonElement, AskButtonProps>(function AskButton(
  { question, isRevoking, onClick, ...props },
  ref,
) {
  const { ask, limitId } = useListScope()
  const isWaiting = useListState(({ waiting }) => isSame(waiting, question))
  const mustWait = useKnown(({ cooldowns }) => question.operation in cooldowns)
  return (
    <DeviceListButton
      aria-busy={isWaiting || undefined}
      aria-disabled={isRevoking || mustWait || undefined}
      aria-describedby={mustWait ? limitId : undefined}
      {...props}
      ref={ref}
      onClick={(event) => {
        onClick?.(event)
        if (!event.defaultPrevented) ask(question, event.currentTarget)
      }}
    >
      {isWaiting ? underSpinner(props.children) : props.children}
    </DeviceListButton>
  )
})

/** A question is another object at each render. */
function isSame(one: ListState['waiting'], other: Question): boolean {
  if (!isQuestion(one)) return false
  return one.operation === other.operation && one.because === other.because && one.meant[0]?.key === other.meant[0]?.key
}
