import type { ComponentPropsWithRef, MouseEvent, ReactElement, ReactNode } from 'react'
import { textElement } from '../texts/text-element.ts'
import type { DeviceListButtonVariant, DeviceListComponents } from './components.ts'

interface RowButtonProps extends ComponentPropsWithRef<'button'> {
  readonly [attribute: `data-${string}`]: string
  readonly variant: DeviceListButtonVariant
  readonly isOff: boolean
  readonly onClick: (event: MouseEvent<HTMLButtonElement>) => void
}

/** The label of a button that is at work: out of sight below the spinner, so that the button keeps its width. */
export const underSpinner = (label: ReactNode): ReactElement => (
  <span data-device-list-pending="">
    <span data-device-list-spinner="" aria-hidden="true" />
    <span>{label}</span>
  </span>
)

/** `DeviceListButton` without a component of its own, for rows: the host's, or ours. */
export function rowButton(
  Button: DeviceListComponents['Button'],
  { variant, isOff, onClick, ...props }: RowButtonProps,
): ReactElement {
  const all = {
    type: 'button',
    'aria-disabled': isOff || undefined,
    ...props,
    onClick: (event: MouseEvent<HTMLButtonElement>) => {
      // The second click of a double click does nothing.
      if (!isOff && event.detail < 2) onClick(event)
    },
  } as const
  return Button ? (
    <Button variant={variant} {...all}>
      {textElement(props.children)}
    </Button>
  ) : (
    <button data-device-list-button={variant} {...all} />
  )
}
