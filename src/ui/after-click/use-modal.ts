import { type RefObject, useEffect, useRef, useState } from 'react'
import { useBrowserLayoutEffect } from '../device-list/focus.ts'
import { rootOf, viewOf } from '../device-list/own-root.ts'

/**
 * Shows a native `<dialog>` as a modal while `isOpen`, and mends what it lacks: Tab stays inside, Esc and Tab do not reach a
 * dialog of the application around it, and where there is no `showModal` (jsdom) it opens too. The focus comes to `[data-autofocus]`; `giveFocusBack` is called when the dialog is closed.
 */
export function useModal(
  ref: RefObject<HTMLDialogElement | null>,
  isOpen: boolean,
  onClose: () => void,
  giveFocusBack: () => void,
): void {
  const latest = useRef({ onClose, giveFocusBack })
  useEffect(() => {
    latest.current = { onClose, giveFocusBack }
  })
  useBrowserLayoutEffect(() => {
    const dialog = ref.current
    const view = dialog && viewOf(dialog)
    if (!view) return
    if (!isOpen) {
      // React puts the focus where it was before the commit, and happy-dom lets it into a closed dialog.
      if (dialog.contains(rootOf(dialog).activeElement)) latest.current.giveFocusBack()
      return
    }
    const isNative = typeof dialog.showModal === 'function'
    if (isNative) dialog.showModal()
    else dialog.setAttribute('open', '')
    focusFirst(dialog)

    const onKey = (event: KeyboardEvent) => {
      const { key, code, shiftKey, isComposing } = event
      // WebKitGTK does not name the key of Shift+Tab.
      const isTab = key === 'Tab' || (key === 'Unidentified' && code === 'Tab')
      if ((key !== 'Escape' && !isTab) || isComposing || isCovered(dialog)) return
      event.stopImmediatePropagation()
      if (isTab) return keepInside(dialog, event, shiftKey)
      // A browser's own `cancel` would follow, but not everything with a `showModal` has that (happy-dom).
      event.preventDefault()
      dialog.dispatchEvent(new view.Event('cancel', { cancelable: true }))
    }
    // In the capture phase of the window, before the listeners of a dialog around this one.
    view.addEventListener('keydown', onKey, true)
    // Closes at once. The browser's `close` event comes a task later, and a key in between would act on a dialog that is closing.
    const onCancel = (event: Event) => {
      if (event.target !== dialog || event.defaultPrevented) return
      event.preventDefault()
      latest.current.onClose()
    }
    dialog.addEventListener('cancel', onCancel)
    // Where the page hides what is around it, a modal dialog that nobody sees would take every click.
    const size = typeof view.ResizeObserver === 'function' ? new view.ResizeObserver(closeIfHidden) : null
    function closeIfHidden() {
      if (dialog?.getClientRects().length === 0) latest.current.onClose()
    }
    size?.observe(dialog)
    return () => {
      size?.disconnect()
      dialog.removeEventListener('cancel', onCancel)
      view.removeEventListener('keydown', onKey, true)
      if (isNative) dialog.close()
      else dialog.removeAttribute('open')
      latest.current.giveFocusBack()
    }
  }, [ref, isOpen])
}

/** True while the page has opened another modal dialog above this one: then no pointer reaches this one, and the keys are the other's. */
function isCovered(dialog: HTMLElement): boolean {
  const root = rootOf(dialog)
  if (typeof root.elementFromPoint !== 'function') return false
  const { left, top, width, height } = dialog.getBoundingClientRect()
  const hit = root.elementFromPoint(left + width / 2, top + height / 2)
  return hit !== null && !dialog.contains(hit) && !hit.contains(dialog)
}

/**
 * What a dialog shows: `value`, and the last one until the dialog is closed and the focus is back. What has the focus must not be
 * removed before: a screen reader then falls silent, or reads the button that is gone.
 */
export function useShownUntilClosed<T>(value: T | null): T | null {
  const [kept, setKept] = useState(value)
  // Closing is the clean-up of an effect, and comes before this in the same commit.
  useBrowserLayoutEffect(() => setKept(value), [value])
  return value ?? kept
}

/** Focuses `[data-autofocus]`. Where the buttons are pinned, scrolls back to the title. */
function focusFirst(dialog: HTMLElement): void {
  const first = dialog.querySelector<HTMLElement>('[data-autofocus]')
  const bar = first?.closest('[data-device-list-dialog-actions]')
  const isPinned = bar ? getComputedStyle(bar).position === 'sticky' : false
  // `showModal` has focused too, and has scrolled to it.
  if (isPinned) dialog.scrollTop = 0
  first?.focus({ preventScroll: isPinned })
}

function keepInside(dialog: HTMLElement, event: KeyboardEvent, isBackwards: boolean): void {
  const stops = [
    ...dialog.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, [tabindex="0"]'),
  ].filter(({ hidden, tabIndex }) => !hidden && tabIndex >= 0)
  const first = stops[0]
  const last = stops[stops.length - 1]
  const active = rootOf(dialog).activeElement
  const [edge, other] = isBackwards ? [first, last] : [last, first]
  if (active !== edge && dialog.contains(active)) return
  event.preventDefault()
  other?.focus()
}
