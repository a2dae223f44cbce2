/** Everything that matches, in shadow roots and frames of this origin too. */
export function everywhere(selector: string, root: Document | ShadowRoot = document): readonly HTMLElement[] {
  const found = [...root.querySelectorAll<HTMLElement>(selector)]
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot) found.push(...everywhere(selector, element.shadowRoot))
    if (element instanceof HTMLIFrameElement && element.contentDocument)
      found.push(...everywhere(selector, element.contentDocument))
  }
  return found
}

/** The element that has the focus, in shadow roots and frames too; `null`: none has, so it is the body's. */
export function focused(root: Document | ShadowRoot = document): Element | null {
  const active = root.activeElement
  if (active?.shadowRoot) return focused(active.shadowRoot) ?? null
  if (active instanceof HTMLIFrameElement && active.contentDocument) return focused(active.contentDocument)
  return active === null || active.localName === 'body' ? null : active
}

const outermost = '[data-device-list], [data-device-list-form]'

/** The kit's outermost elements, and the question that is open. */
export function kitRoots(): readonly HTMLElement[] {
  const roots = everywhere(outermost).filter((root) => !root.parentElement?.closest(outermost))
  const questions = everywhere('dialog[open]').filter((dialog) => !dialog.closest(outermost))
  return [...roots, ...questions]
}

/** The question that is open. */
export const question = (): HTMLElement | null => everywhere('dialog[open]').at(-1) ?? null

/** Its button that does it: the last one, because "Cancel" comes first. */
export function confirmButton(): HTMLElement | null {
  const asked = question()
  if (!asked) return null
  return [...asked.querySelectorAll<HTMLElement>('button')].at(-1) ?? null
}

/** The tree that an element stands in. */
export function rootOf(element: Element): Document | ShadowRoot {
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? root : element.ownerDocument
}

/** What an element is called: its label, else what it reads, without what a translation puts around it. */
export function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label')
  const by = element.getAttribute('aria-labelledby')
  const root = rootOf(element)
  const labels = by?.split(/\s+/).map((id) => root.getElementById(id)?.textContent ?? '')
  return (labels?.join(' ') || label || element.textContent || '')
    .replaceAll(/[⟦⟧]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Whether a person who looks can see it: it has a box, and is not one of those that only screen readers shall find. */
export function isSeen(element: Element): boolean {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { width, height } = at.getBoundingClientRect()
    const style = getComputedStyle(at)
    if (style.display !== 'contents' && (width <= 1 || height <= 1) && style.overflow !== 'visible') return false
    if (style.clipPath.startsWith('inset(50%')) return false
  }
  return true
}
