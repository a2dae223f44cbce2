import { useEffect, useRef } from 'react'

/**
 * On another page the control that had the focus is gone: the new page's title takes it, so that a keyboard goes on from there
 * and a screen reader says where it is. Not on load, which is `null`, and not when the focus is still somewhere.
 */
export function useFocusTitle(page: string | null): void {
  const shown = useRef<string | null>(null)
  useEffect(() => {
    if (page === null) return
    const isNew = shown.current !== null && shown.current !== page
    shown.current = page
    if (isNew && (document.activeElement ?? document.body) === document.body)
      document.querySelector<HTMLElement>('h1')?.focus()
  }, [page])
}
