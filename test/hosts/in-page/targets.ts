import { isSeen, kitRoots, nameOf, rootOf } from './kit.ts'

/** Whether a point hits an element, or the label that stands for it. */
function hits(target: Element, x: number, y: number): boolean {
  const hit = rootOf(target).elementFromPoint(x, y)
  if (!hit) return false
  if (target.contains(hit)) return true
  const label = hit.closest('label')
  return label !== null && (label.contains(target) || (label.htmlFor !== '' && label.htmlFor === target.id))
}

/** How far one can move from the middle of an element and still hit it, up to a bound. */
function reach(target: Element, x: number, y: number, dx: number, dy: number, bound: number): number {
  let far = 0
  while (far < bound && hits(target, x + dx * (far + 0.5), y + dy * (far + 0.5))) far += 0.5
  return far
}

/** Whether it stands in a line of text, where the line sets its height (WCAG 2.5.8 excepts it). */
const isInline = (element: Element): boolean => getComputedStyle(element).display === 'inline'

/** Buttons, fields, boxes and links that are smaller to hit than so many pixels. */
export function smallTargets(least: number): readonly string[] {
  return kitRoots()
    .flatMap((root) => Array.from(root.querySelectorAll<HTMLElement>('button, a[href], input, select, summary')))
    .filter((target) => isSeen(target) && !isInline(target))
    .flatMap((target) => {
      const size = target.getBoundingClientRect()
      // Half a pixel is how the engine rounds.
      const isEnough = (pixels: number) => pixels > least - 0.75
      if (isEnough(size.width) && isEnough(size.height)) return []
      // It may be drawn smaller than it is to hit.
      target.scrollIntoView({ block: 'center', behavior: 'instant' })
      const { left, top, width, height } = target.getBoundingClientRect()
      const [x, y] = [left + width / 2, top + height / 2]
      // A question lies over the page: what is under it cannot be hit now, and is looked at without it.
      if (!hits(target, x, y)) return []
      const across = reach(target, x, y, 1, 0, least) + reach(target, x, y, -1, 0, least)
      const down = reach(target, x, y, 0, 1, least) + reach(target, x, y, 0, -1, least)
      const wide = Math.max(across, width)
      const high = Math.max(down, height)
      return isEnough(wide) && isEnough(high) ? [] : [`"${nameOf(target)}" ${wide} × ${high}`]
    })
}
