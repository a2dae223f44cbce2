/** Red, green and blue from 0 to 255, alpha from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number]

const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
const seen = new Map<string, Colour>()

/** A computed colour of any kind (`oklab(…)`, `color(srgb …)`) as the screen shows it. */
export function colourOf(css: string): Colour {
  const known = seen.get(css)
  if (known) return known
  if (!pixel) throw new Error('No canvas to read colours with.')
  pixel.clearRect(0, 0, 1, 1)
  pixel.fillStyle = '#123456'
  pixel.fillStyle = css
  if (pixel.fillStyle === '#123456') throw new Error(`This canvas does not know the colour ${css}.`)
  pixel.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0, alpha = 0] = pixel.getImageData(0, 0, 1, 1).data
  const colour: Colour = [red, green, blue, alpha / 255]
  seen.set(css, colour)
  return colour
}

/** One colour laid over another. */
export function over([r, g, b, a]: Colour, [r0, g0, b0, a0]: Colour): Colour {
  const alpha = a + a0 * (1 - a)
  if (alpha === 0) return [0, 0, 0, 0]
  const mix = (top: number, below: number) => (top * a + below * a0 * (1 - a)) / alpha
  return [mix(r, r0), mix(g, g0), mix(b, b0), alpha]
}

const faded = ([r, g, b, a]: Colour, opacity: number): Colour => [r, g, b, a * opacity]

function linear(channel: number): number {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

/** As WCAG defines it: 0 is black, 1 is white. */
export function luminance([red, green, blue]: Colour): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** As WCAG defines it: 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

export const written = ([r, g, b]: Colour): string => `rgb(${Math.round(r)} ${Math.round(g)} ${Math.round(b)})`

/** What an element is drawn into: its parent, or the element that a shadow root hangs on. */
export function around(element: Element): Element | null {
  const root = element.getRootNode()
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
}

/** From the outermost down to the element itself. What is in the top layer stands on the page, not in what it was written in. */
function lineage(element: Element): readonly Element[] {
  const line: Element[] = []
  for (let at: Element | null = element; at; at = around(at)) {
    line.unshift(at)
    if (at.matches('dialog:modal')) break
  }
  return line
}

/** What a window shows where nothing is drawn: white, or what the page's own `color-scheme` makes of it. */
export function canvas(): Colour {
  const probe = document.createElement('div')
  probe.style.cssText = 'all: initial; display: none; background: Canvas'
  probe.style.colorScheme = getComputedStyle(document.documentElement).colorScheme
  document.documentElement.append(probe)
  const colour = colourOf(getComputedStyle(probe).backgroundColor)
  probe.remove()
  return over(colour, [255, 255, 255, 1])
}

/** What is really seen behind what an element holds, and, given a colour of its text, how that is seen there. */
export function shown(element: Element, text: Colour | null = null): { behind: Colour; text: Colour } {
  const page = lineage(document.body).reduce((below, at) => over(backgroundOf(at), below), canvas())
  const line = lineage(element).filter((at) => at !== document.documentElement && at !== document.body)
  const draw = (n: number, below: Colour): { behind: Colour; text: Colour } => {
    const at = line[n]
    if (!at) return { behind: below, text: text ? over(text, below) : below }
    const inside = draw(n + 1, over(backgroundOf(at), below))
    const opacity = Number(getComputedStyle(at).opacity)
    const fade = (colour: Colour) => (opacity < 1 ? over(faded(colour, opacity), below) : colour)
    return { behind: fade(inside.behind), text: fade(inside.text) }
  }
  return draw(0, page)
}

/** What an element is filled with: its colour, and over it an image that is one colour from end to end. */
export function backgroundOf(element: Element): Colour {
  const { backgroundColor, backgroundImage } = getComputedStyle(element)
  return imageColours(backgroundImage).reduce((below, image) => over(image, below), colourOf(backgroundColor))
}

function imageColours(image: string): readonly Colour[] {
  if (image === 'none') return []
  const gradient = /^linear-gradient\((.*)\)$/.exec(image)?.[1]
  const [first, second] =
    gradient?.split(/,\s*(?![^(]*\))/).filter((part) => !/^(to |[\d.]+(deg|turn|rad))/.test(part)) ?? []
  if (first === undefined || first !== second) throw new Error(`No one colour: ${image}`)
  return [colourOf(first)]
}
