import { type ComponentPropsWithoutRef, forwardRef, useRef } from 'react'
import { textElement } from '../texts/text-element.ts'
import { useBothRefs } from './both-refs.ts'
import { type DeviceListButtonVariant, useComponents } from './components.ts'
import { useFocusGoesOn } from './focus.ts'
import { PartElement, type RenderProp } from './part.ts'

export interface DeviceListButtonProps extends ComponentPropsWithoutRef<'button'>, RenderProp {
  /** How it weighs. Default `plain`. */
  readonly variant?: DeviceListButtonVariant
}

/**
 * A button that keeps the focus: `aria-disabled` instead of `disabled` makes it do nothing, and when it goes, the focus goes
 * on. The second click of a double click does nothing either. Renders a `<button>`.
 */
export const DeviceListButton = forwardRef<HTMLButtonElement, DeviceListButtonProps>(function DeviceListButton(
  { variant = 'plain', onClick, render, ...props },
  ref,
) {
  const own = useRef<HTMLButtonElement>(null)
  const ownRef = useBothRefs(own, ref)
  useFocusGoesOn(own)
  const { Button } = useComponents()
  const isOff = String(props['aria-disabled'] ?? false) === 'true'
  const all: ComponentPropsWithoutRef<'button'> = {
    type: 'button',
    ...props,
    onClick: (event) => {
      if (!isOff && event.detail < 2) onClick?.(event)
    },
  }
  // A button of the host's has no `data-device-list-button`, and so none of our styles.
  if (render) return <PartElement as="button" render={render} {...all} ref={ownRef} />
  return Button ? (
    <Button variant={variant} {...all} ref={ownRef}>
      {textElement(props.children)}
    </Button>
  ) : (
    <button data-device-list-button={variant} {...all} ref={ownRef} />
  )
})
