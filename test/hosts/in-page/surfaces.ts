import { backgroundOf, canvas, colourOf, contrast, luminance, over, shown, written } from './colours.ts'
import { confirmButton, everywhere, question } from './kit.ts'

const sideOf = (share: number): 'light' | 'dark' | 'neither' =>
  share > 0.4 ? 'light' : share < 0.2 ? 'dark' : 'neither'

const sideBehind = (element: Element) => sideOf(luminance(shown(element).behind))

/** Whether the page, the lists on it and an open question are light or dark, each as it is seen. */
export function sides(): Readonly<Record<'page' | 'list' | 'question', string>> {
  const lists = everywhere('[data-device-list]')
  const region = lists[0]?.parentElement?.closest('.around') ?? document.body
  const asked = question()
  return {
    page: sideBehind(region),
    list: [...new Set(lists.map(sideBehind))].join(' and '),
    question: asked ? sideBehind(asked) : 'none',
  }
}

/** What is wrong with the open question's surface, its place and its confirm button. */
export function questionFaults(): readonly string[] {
  const asked = question()
  const confirm = confirmButton()
  if (!asked || !confirm) return ['no question is open']
  return [...surfaceFaults(asked), ...placeFaults(asked), ...buttonFaults(confirm, asked)]
}

function surfaceFaults(asked: HTMLElement): readonly string[] {
  const style = getComputedStyle(asked)
  const [, , , alpha] = backgroundOf(asked)
  const faults = []
  if (alpha < 1 || Number(style.opacity) < 1) faults.push(`one can see through it: ${style.backgroundColor}`)
  const [, , , veil] = colourOf(getComputedStyle(asked, '::backdrop').backgroundColor)
  if (veil === 0) faults.push('nothing dims the page behind it')
  if (!hasEdge(asked)) faults.push('it has no edge: neither a border nor a shadow')
  return faults
}

function hasEdge(element: Element): boolean {
  const { boxShadow, borderTopWidth, borderTopStyle } = getComputedStyle(element)
  return boxShadow !== 'none' || (Number.parseFloat(borderTopWidth) >= 1 && borderTopStyle !== 'none')
}

function placeFaults(asked: HTMLElement): readonly string[] {
  const box = asked.getBoundingClientRect()
  const view = asked.ownerDocument.defaultView ?? window
  const width = asked.ownerDocument.documentElement.clientWidth
  const height = view.innerHeight
  const faults = []
  if (box.left < 0 || box.top < 0 || box.right > width + 1 || box.bottom > height + 1)
    faults.push('it leaves the window')
  if (Math.abs((box.left + box.right) / 2 - width / 2) > 10)
    faults.push(`it is not in the middle: ${box.left} to ${box.right}`)
  if (Math.abs((box.top + box.bottom) / 2 - height / 2) > 4)
    faults.push(`it is not half way down: ${box.top} to ${box.bottom}`)
  if (box.width < 240) faults.push(`it is ${box.width} px wide`)
  const insets = contentInsets(asked)
  for (const [side, inset] of Object.entries(insets)) if (inset < 8) faults.push(`${inset} px of room ${side}`)
  return faults
}

/** How far what is in an element stays away from its edges. */
function contentInsets(element: HTMLElement): Readonly<Record<string, number>> {
  const outer = element.getBoundingClientRect()
  const inner = [...element.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6, p, button, input')]
    .map((each) => each.getBoundingClientRect())
    .filter(({ width, height }) => width > 1 && height > 1)
  return {
    left: Math.min(...inner.map(({ left }) => left - outer.left)),
    right: Math.min(...inner.map(({ right }) => outer.right - right)),
    above: Math.min(...inner.map(({ top }) => top - outer.top)),
    below: Math.min(...inner.map(({ bottom }) => outer.bottom - bottom)),
  }
}

/** The button that ends sessions is filled, red, and can be told from the surface it stands on. */
function buttonFaults(confirm: HTMLElement, asked: HTMLElement): readonly string[] {
  const fill = backgroundOf(confirm)
  const text = colourOf(getComputedStyle(confirm).color)
  const surface = shown(asked).behind
  const faults = []
  if (fill[3] < 0.95) return [`the button that confirms has no fill: ${getComputedStyle(confirm).backgroundColor}`]
  if (contrast(over(text, fill), fill) < 4.5)
    faults.push(`the button that confirms: ${written(text)} on ${written(fill)}`)
  if (contrast(fill, surface) < 3) faults.push(`the fill ${written(fill)} is hardly seen on ${written(surface)}`)
  if (fill[0] - Math.max(fill[1], fill[2]) < 30) faults.push(`the fill ${written(fill)} is not red`)
  return faults
}

/** Frames that the design has and the page lost, and texts that stick to them. */
export function frameFaults(): readonly string[] {
  return [...listFrameFaults(), ...buttonPaddingFaults()]
}

function buttonPaddingFaults(): readonly string[] {
  const confirm = confirmButton()
  if (!confirm) return []
  const { paddingLeft, paddingRight } = getComputedStyle(confirm)
  const padding = Math.min(Number.parseFloat(paddingLeft), Number.parseFloat(paddingRight))
  return padding < 6 ? [`the button that confirms has ${padding} px around its text`] : []
}

function listFrameFaults(): readonly string[] {
  return everywhere('[data-device-list]').flatMap((list) => {
    const faults = []
    const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(list)
    const { behind } = shown(list)
    if (Number.parseFloat(borderTopWidth) < 1 || borderTopStyle === 'none') faults.push('the list has no frame')
    else if (contrast(over(colourOf(borderTopColor), behind), behind) < 1.1)
      faults.push('the frame of the list is not seen')
    const outer = list.getBoundingClientRect()
    for (const title of list.querySelectorAll('[data-device-list-title], [data-device-list-name]')) {
      const { left, width } = title.getBoundingClientRect()
      if (width > 1 && left - outer.left < 8) faults.push(`"${title.textContent}" sticks to the frame`)
    }
    for (const button of list.querySelectorAll('[data-device-list-sign-out-others]:not([aria-disabled="true"])')) {
      const style = getComputedStyle(button)
      const filled = contrast(shown(button).behind, behind) > 1.2
      const framed = Number.parseFloat(style.borderTopWidth) >= 1 && style.borderTopStyle !== 'none'
      if (!filled && !framed) faults.push(`"${button.textContent}" does not look like a button`)
    }
    return faults
  })
}

export { canvas }
