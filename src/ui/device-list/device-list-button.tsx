import { type ComponentPropsWithoutRef, forwardRef, useImperativeHandle, useRef } from 'react'
import { useFocusGoesOn } from './focus.ts'

export interface DeviceListButtonProps extends ComponentPropsWithoutRef<'button'> {
  /** How it looks. Default `plain`. */
  readonly variant?: 'plain' | 'danger' | 'solid' | 'quiet'
}

/**
 * A button that keeps the focus: `aria-disabled` instead of `disabled` makes it do nothing, and when it goes, the focus goes
 * on. The second click of a double click does nothing either. Renders a `<button>`.
 */
export const DeviceListButton = forwardRef<HTMLButtonElement, DeviceListButtonProps>(function DeviceListButton(
  { variant = 'plain', onClick, ...props },
  ref,
) {
  const own = useRef<HTMLButtonElement>(null)
  useImperativeHandle<HTMLButtonElement | null, HTMLButtonElement | null>(ref, () => own.current)
  useFocusGoesOn(own)
  const isOff = String(props['aria-disabled'] ?? false) === 'true'
  return (
    <button
      type="button"
      data-device-list-button={variant}
      {...props}
      ref={own}
      onClick={(event) => {
        if (!isOff && event.detail < 2) onClick?.(event)
      }}
    />
  )
})
