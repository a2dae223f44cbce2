import { cdp } from 'vitest/browser'

/** What has the focus, as a person would call it. */
export function focused(): string {
  const { activeElement } = document
  if (!(activeElement instanceof HTMLElement) || activeElement === document.body) return 'nothing'
  const labels = activeElement instanceof HTMLInputElement || activeElement instanceof HTMLSelectElement
  const label = labels ? activeElement.labels?.[0]?.textContent : null
  return activeElement.ariaLabel ?? label ?? activeElement.textContent ?? ''
}

export const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]

export function first(selector: string): HTMLElement {
  const [element] = all(selector)
  if (!element) throw new Error(`Nothing matches ${selector}.`)
  return element
}

/** Every control that a person can reach now. */
export function controls(): readonly HTMLElement[] {
  const modal = document.querySelector<HTMLElement>('dialog:modal') ?? document.body
  return [...modal.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, [tabindex="0"]')].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }),
  )
}

export const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))

/** Emulates media features until it is called again without any. */
export async function emulate(media: Readonly<Record<string, string>> = {}): Promise<void> {
  const features = Object.entries(media).map(([name, value]) => ({ name, value }))
  await cdp().send('Emulation.setEmulatedMedia', { features })
  await frame()
  await frame()
}

/** Shows the page in a theme: by the class that hosts set. */
export function setTheme(theme: 'light' | 'dark' | ''): void {
  document.documentElement.className = theme
  document.body.style.background = theme === 'dark' ? '#0b0c0f' : theme === '' ? '' : '#fff'
}

type Colour = readonly [red: number, green: number, blue: number, alpha: number]

const canvas = document.createElement('canvas')
canvas.width = 1
canvas.height = 1
const pen = canvas.getContext('2d', { willReadFrequently: true, colorSpace: 'srgb' })

/** Any CSS colour as sRGB, 0 to 255, and alpha from 0 to 1. */
export function colourOf(css: string): Colour {
  if (!pen) throw new Error('This browser draws nothing.')
  pen.clearRect(0, 0, 1, 1)
  pen.fillStyle = css
  pen.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data
  return [red, green, blue, alpha / 255]
}

function luminance([red, green, blue]: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) => {
    const part = value / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** How much two colours differ, from 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(colourOf(one)), luminance(colourOf(other))].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** What is painted behind an element: the nearest opaque background. */
export function behind(element: Element | null): string {
  for (let at = element; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at)
    if (colourOf(backgroundColor)[3] > 0.99) return backgroundColor
  }
  return getComputedStyle(document.documentElement).colorScheme === 'dark' ? '#000' : '#fff'
}
