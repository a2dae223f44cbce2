import { type RefCallback, type RefObject, useEffect, useLayoutEffect } from 'react'
import { isFocusable, isLost, rootOf } from './own-root.ts'

/** Where the focus was last sent on to, so that a better place can still be found. */
let putAt: WeakRef<Element> | undefined

export const isWhereItWasPut = ({ activeElement }: DocumentOrShadowRoot): boolean =>
  activeElement !== null && putAt?.deref() === activeElement

function put(element: HTMLElement): void {
  element.focus()
  putAt = new WeakRef(element)
}

/** React 18 warns of layout effects on a server, where there is no layout. */
export const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect

/**
 * Where focus goes when this element is gone: to its own row, the next rows, the previous ones, else to the list's heading.
 * Call it while the element is still there; what it returns looks at what is left. (ARIA APG, "persistence of focus".)
 */
export function whereNext(element: Element): () => void {
  const row = element.closest('[data-device-list-item]')
  const list = element.closest('[data-device-list]')
  // Of all groups: what comes after the last of one is the first of the next.
  const of = row?.parentElement?.getAttribute('data-device-list-items')
  const siblings = of ? list?.querySelectorAll(`[data-device-list-items="${of}"] > *`) : row?.parentElement?.children
  const rows = [...(siblings ?? [])]
  const at = row ? rows.indexOf(row) : 0
  const candidates = [...rows.slice(at), ...rows.slice(0, at).toReversed()]
  return () => {
    for (const candidate of candidates) {
      const button = candidate.isConnected && candidate.querySelector<HTMLElement>('[data-device-list-sign-out]')
      if (button) return put(button)
    }
    if (isFocusable(list)) put(list.querySelector<HTMLElement>('[data-device-list-title]') ?? list)
  }
}

/** The focus goes on from an element that is about to be removed, if it is in it. */
function leave(element: Element): void {
  const root = rootOf(element)
  if (!element.contains(root.activeElement)) return
  const goOn = whereNext(element)
  const list = element.closest('[data-device-list]')
  // The removal follows in the same task.
  queueMicrotask(() => {
    const { activeElement } = root
    // A dialog around the list may have caught the focus itself, as Radix's does.
    const isAround = list && activeElement !== list && activeElement?.contains(list)
    if (isAround || isLost(root, element.ownerDocument)) goOn()
  })
}

/** When this element goes with the focus in it, the focus goes on. */
export function useFocusGoesOn(ref: RefObject<Element | null>): void {
  useBrowserLayoutEffect(() => {
    const element = ref.current
    return () => {
      if (element) leave(element)
    }
  })
}

/** The same as a ref, without an effect: React calls a ref with `null` before it removes the element. */
export function focusGoesOn(): RefCallback<Element> {
  let own: Element | null = null
  return (element) => {
    if (element === null && own) leave(own)
    own = element
  }
}
