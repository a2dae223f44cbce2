import { type Colour, colourOf, contrast, shown, written } from './colours.ts'
import { isSeen, kitRoots } from './kit.ts'

/** The texts that a person sees: each with the element that it stands in, and its colour. */
function seenTexts(): readonly { readonly text: string; readonly element: HTMLElement; readonly colour: Colour }[] {
  const found = []
  for (const root of kitRoots()) {
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const text = node.textContent?.trim()
      if (!text || !element || !isSeen(element) || isHeldBack(node)) continue
      found.push({ text, element, colour: colourOf(getComputedStyle(element).color) })
    }
    for (const element of root.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
      'select, input:not([type="checkbox"], [type="radio"])',
    ))
      if (isSeen(element))
        found.push({ text: `field ${element.type}`, element, colour: colourOf(getComputedStyle(element).color) })
  }
  return found
}

/** A text without a box: in a closed `<details>`, an `<option>`. */
function isHeldBack(node: Node): boolean {
  const range = document.createRange()
  range.selectNode(node)
  return range.getClientRects().length === 0
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** Texts that are too faint where they stand. */
export function faintTexts(least: number): readonly string[] {
  return seenTexts().flatMap(({ text, element, colour }) => {
    // WebKitGTK draws it white, whatever its computed background says.
    if (element.matches('select') && getComputedStyle(element).appearance !== 'none')
      return [`"${short(text)}" is drawn by the system, in colours that no page knows`]
    const { behind, text: seen } = shown(element, colour)
    const ratio = contrast(seen, behind)
    return ratio >= least ? [] : [`"${short(text)}" ${ratio.toFixed(2)}:1, ${written(seen)} on ${written(behind)}`]
  })
}

/** Texts that are too small to read. */
export function smallTexts(leastPixels: number): readonly string[] {
  return seenTexts().flatMap(({ text, element }) => {
    const size = Number.parseFloat(getComputedStyle(element).fontSize)
    return size >= leastPixels ? [] : [`"${short(text)}" ${size} px`]
  })
}

/** How many texts were looked at, so that a page without any passes no test. */
export const countTexts = (): number => seenTexts().length

/** Texts that run out of the kit's frame, or of the window, to a side. */
export function textsOutside(): readonly string[] {
  const width = document.documentElement.clientWidth
  return seenTexts().flatMap(({ text, element }) => {
    const { left, right } = element.getBoundingClientRect()
    return left >= -1 && right <= width + 1 ? [] : [`"${short(text)}" from ${left} to ${right} of ${width}`]
  })
}
