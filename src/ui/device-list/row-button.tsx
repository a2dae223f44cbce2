import type { ComponentPropsWithRef, MouseEvent, ReactElement } from 'react'
import { textElement } from '../texts/text-element.ts'
import type { DeviceListButtonVariant, DeviceListComponents } from './components.ts'

interface RowButtonProps extends ComponentPropsWithRef<'button'> {
  readonly [attribute: `data-${string}`]: string
  readonly variant: DeviceListButtonVariant
  readonly isOff: boolean
  readonly onClick: (event: MouseEvent<HTMLButtonElement>) => void
}

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
