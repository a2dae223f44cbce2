import type { Engine, Tone } from './engines/window.ts'

// The hosts as data. A page is: who built it, what styles it has, in which order, how it says that it is light or dark,
// which of both it is, and what the system prefers.

export const bundlers = ['vite', 'webpack', 'next'] as const
export type Bundler = (typeof bundlers)[number]

/** Style sheets of `styles/compile.ts`. */
export const styles = [
  'none',
  'star-reset',
  'star-box-reset',
  'bare-buttons',
  'root-62',
  'tailwind-3',
  'tailwind-4',
  'shadcn',
  'bootstrap-5',
] as const
export type Style = (typeof styles)[number]

const wayNames = [
  'nothing',
  'scheme-system',
  'scheme-fixed',
  'media',
  'class',
  'class-and-scheme',
  'data-theme',
  'data-bs-theme',
  'data-mode',
  'region',
] as const
export type Way = (typeof wayNames)[number]

/** How a page says whether it is light or dark: attributes on the root element, and colours of its own. */
export const ways: Readonly<Record<Way, WayOfTone>> = {
  /** Nothing at all: the page is as the browser paints it, white, whatever the system prefers. */
  nothing: { tones: ['light'], attributes: () => '', css: () => '' },
  /** The browser's own colours, after the system. */
  'scheme-system': { tones: 'system', attributes: () => '', css: () => ':root { color-scheme: light dark }' },
  /** The browser's own colours, as the page wants them. */
  'scheme-fixed': { tones: 'both', attributes: (tone) => `style="color-scheme: ${tone}"`, css: () => '' },
  /** Own colours, after the system, as a hand-written page has them. */
  media: {
    tones: 'system',
    attributes: () => '',
    css: () => `${painted('body', 'light')} @media (prefers-color-scheme: dark) { ${painted('body', 'dark')} }`,
  },
  /** Tailwind's usual switch: light is where the class is not. */
  class: {
    tones: 'both',
    attributes: (tone) => (tone === 'dark' ? 'class="dark"' : ''),
    css: () => `${painted('body', 'light')} ${painted('.dark body', 'dark')}`,
  },
  /** As `next-themes` does it. */
  'class-and-scheme': {
    tones: 'both',
    attributes: (tone) => `class="${tone}" style="color-scheme: ${tone}"`,
    css: () => `${painted('body', 'light')} ${painted('.dark body', 'dark')}`,
  },
  'data-theme': {
    tones: 'both',
    attributes: (tone) => `data-theme="${tone}"`,
    css: () => `${painted('body', 'light')} ${painted('[data-theme="dark"] body', 'dark')}`,
  },
  /** Bootstrap's own; without Bootstrap's file, with colours of the page. */
  'data-bs-theme': {
    tones: 'both',
    attributes: (tone) => `data-bs-theme="${tone}"`,
    css: (style) =>
      style === 'bootstrap-5' ? '' : `${painted('body', 'light')} ${painted('[data-bs-theme="dark"] body', 'dark')}`,
  },
  /** An attribute that nobody knows. */
  'data-mode': {
    tones: 'both',
    attributes: (tone) => `data-mode="${tone}"`,
    css: () => `${painted('body', 'light')} ${painted('[data-mode="dark"] body', 'dark')}`,
  },
  /** A part of the page that is of the other tone. */
  region: {
    tones: 'both',
    attributes: () => '',
    css: () =>
      `${painted('.around.dark', 'dark')} ${painted('.around.light', 'light')} ${painted('body:has(.around.light)', 'dark')}`,
  },
}

interface WayOfTone {
  /** Which tones a page can have that says it so. `system`: that of the system. */
  readonly tones: readonly Tone[] | 'both' | 'system'
  readonly attributes: (tone: Tone) => string
  readonly css: (style: Style) => string
}

function painted(selector: string, tone: Tone): string {
  const [behind, text] = tone === 'dark' ? ['#12151a', '#e6e8ec'] : ['#fff', '#1c2026']
  return `${selector} { background: ${behind}; color: ${text} }`
}

/**
 * Which style sheet a page loads first. Where the host's uses layers, their order is stated first of all, as README says; `kit-first-unstated`
 * is an application that has not read that: there the host's base styles win, and what must be seen and hit still holds.
 */
export const orders = ['host-first', 'kit-first', 'kit-first-unstated'] as const
export type Order = (typeof orders)[number]

/** The style sheets that use layers. */
export const isLayered = (style: Style): boolean => style === 'tailwind-4' || style === 'shadcn'

/** One page, looked at on one machine. */
export interface Page {
  readonly bundler: Bundler
  readonly style: Style
  readonly order: Order
  readonly way: Way
  readonly tone: Tone
  readonly system: Tone
}

/** Whether a style sheet brings colours of its own that only some of the ways switch. */
function fits(style: Style, way: Way): boolean {
  if (style === 'shadcn') return ['class', 'class-and-scheme', 'data-theme'].includes(way)
  if (style === 'bootstrap-5') return ['nothing', 'data-bs-theme'].includes(way)
  return true
}

const both: readonly Tone[] = ['light', 'dark']

/** Every page that there can be of these. */
function product(builders: readonly Bundler[]): readonly Page[] {
  const pages: Page[] = []
  for (const bundler of builders)
    for (const style of styles)
      for (const order of orders)
        for (const way of wayNames)
          for (const system of both) {
            const { tones } = ways[way]
            const wanted = tones === 'both' ? both : tones === 'system' ? [system] : tones
            const isOne = order !== 'kit-first-unstated' || isLayered(style)
            if (isOne && fits(style, way))
              for (const tone of wanted) pages.push({ bundler, style, order, way, tone, system })
          }
  return pages
}

/** A system that prefers the other tone is the one that misleads; where the page follows it there is no other. */
const isMisled = ({ way, tone, system }: Page): boolean => ways[way].tones === 'system' || tone !== system

const misled = (builders: readonly Bundler[]): readonly Page[] => product(builders).filter(isMisled)

/** How much is looked at: `least` by `npm test`, `few` by `npm run test:all`, `all` by `npm run test:hosts`. */
export const shares = ['least', 'few', 'all'] as const
export type Share = (typeof shares)[number]

/**
 * The pages to look at. `least`: of `few` the first of each style in each tone. `few`: what Vite builds, each style in each tone, and each way in each tone, on the system
 * that misleads. `all`: in Chromium every page that Vite builds, on the system that misleads, and what `few` has of the other
 * bundlers; in the other engines what `few` has, of Vite and of one of the others by turns. What a bundler does to the styles does
 * not depend on the page around them.
 */
export function pagesFor(share: Share, engine: Engine): readonly Page[] {
  const few = misled(['vite']).filter(isPicked)
  if (share === 'least') {
    const isFirst = (page: Page) => page === few.find(({ style, tone }) => style === page.style && tone === page.tone)
    return few.filter(isFirst)
  }
  if (share === 'few') return few
  if (engine === 'chromium') {
    return [...misled(['vite']), ...misled(['webpack', 'next']).filter(isPicked)]
  }
  const elsewhere = few.map((page, n): Page => Object.assign({}, page, { bundler: n % 2 === 0 ? 'webpack' : 'next' }))
  return [...few, ...elsewhere]
}

/** Two ways for each order of each style sheet, going round, so that each style meets some and each way some. */
function isPicked({ style, order, way }: Page): boolean {
  const names = wayNames.filter((name) => fits(style, name))
  const first = styles.indexOf(style) * 4 + orders.indexOf(order) * 2
  return [0, 1].some((n) => names[(first + n) % names.length] === way)
}

export const nameOf = ({ bundler, style, order, way, tone, system }: Page): string =>
  `${bundler}, ${style}, ${order}, ${way}, ${tone} page, ${system} system`

/** Where `server.ts` serves a page. */
export function addressOf(page: Page, more: Readonly<Record<string, string>> = {}): string {
  const { bundler, style, order, way, tone } = page
  const around: Record<string, string> = way === 'region' ? { around: tone } : {}
  return `/${bundler}/index.html?${new URLSearchParams({ style, order, way, tone, ...around, ...more })}`
}

/** A page that is friendly but for what a test asks of it. */
export const plainPage: Page = {
  bundler: 'vite',
  style: 'none',
  order: 'host-first',
  way: 'nothing',
  tone: 'light',
  system: 'light',
}

export const isWay = (name: string | null): name is Way => wayNames.some((way) => way === name)
export const isStyle = (name: string | null): name is Style => styles.some((style) => style === name)
