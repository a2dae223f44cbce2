import { forwardRef } from 'react'
import { DeviceListButton, type DeviceListButtonProps } from './device-list-button.tsx'
import { useListScope, useListState } from './list-context.ts'
import { type Target, waitOf } from './list-store.ts'

interface AskButtonProps extends DeviceListButtonProps {
  /** What it asks for, as it is on screen at the click. */
  readonly target: Target
  readonly isRevoking: boolean
}

/** Asks whether to sign something out. Does nothing while that is under way, or while the server wants no such request. */
export const AskButton = forwardRef<HTMLButtonElement, AskButtonProps>(function AskButton(
  { target, isRevoking, onClick, ...props },
  ref,
) {
  const { ask, limitId } = useListScope()
  const mustWait = useListState(({ waits }) => waits[waitOf(target)] > 0)
  return (
    <DeviceListButton
      aria-disabled={isRevoking || mustWait || undefined}
      aria-describedby={mustWait ? limitId : undefined}
      {...props}
      ref={ref}
      onClick={(event) => {
        onClick?.(event)
        if (!event.defaultPrevented) ask(target, event.currentTarget)
      }}
    />
  )
})
