/**
 * The tree that an element stands in: its document, or the shadow root around it. It names the focused element of that tree,
 * where `document.activeElement` names the outermost host.
 */
export function rootOf(element: Element): DocumentOrShadowRoot & Node {
  const root = element.getRootNode()
  return isTree(root) ? root : element.ownerDocument
}

/** An element that went has no root any more: its document is asked. */
function isTree(root: Node): root is Document | ShadowRoot {
  return 'activeElement' in root
}

/** The window that an element is shown in: of a frame, where a portal put it there. */
export function viewOf(element: Element): (Window & typeof globalThis) | null {
  return element.ownerDocument.defaultView
}

/** True for what can have the focus, in any window. `instanceof` knows the elements of its own window alone. */
export function isFocusable(target: EventTarget | null | undefined): target is HTMLElement {
  return typeof target === 'object' && target !== null && 'focus' in target && 'isConnected' in target
}

/**
 * True when nothing has the focus, neither in the tree nor around it. If focus is elsewhere, do not take it. Pass the tree that
 * the element stood in: an element that is gone has none.
 */
export function isLost(root: DocumentOrShadowRoot & Node, { activeElement, body }: Document): boolean {
  const isUnfocused = activeElement === null || activeElement === body
  return isUnfocused || (activeElement.shadowRoot === root && root.activeElement === null)
}
