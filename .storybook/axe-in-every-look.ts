// After each story, as it stands at its end: axe again in every other look, for `npm run evidence`. Storybook's own axe has seen
// it in the story's, which is all that `npm test` has time for.
import axe, { type RunOptions } from 'axe-core'
import { afterEach, expect } from 'vitest'
import { cdp } from 'vitest/browser'
import { failOnWarnings } from './console-guard.ts'
import { type Look, lookInstead } from './other-looks.ts'

type Feature = 'forced-colors' | 'prefers-contrast'

interface OtherLook {
  readonly name: string
  readonly look?: Partial<Look>
  readonly media?: Readonly<Partial<Record<Feature, string>>>
  readonly options?: RunOptions
}

/** Colours alone differ: what names and roles are, axe has seen. */
const colours: RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'] }

const looks: readonly OtherLook[] = [
  { name: 'light', look: { theme: 'light' }, options: colours },
  { name: 'dark', look: { theme: 'dark' }, options: colours },
  {
    name: 'right to left, in Arabic',
    look: { language: 'ar', direction: 'rtl' },
    // All but the slowest: the colours are those of the others.
    options: { rules: { region: { enabled: false }, 'color-contrast': { enabled: false } } },
  },
  { name: 'forced colours', media: { 'forced-colors': 'active' }, options: colours },
  { name: 'more contrast', media: { 'prefers-contrast': 'more' }, options: colours },
  {
    name: 'more contrast, dark',
    look: { theme: 'dark' },
    media: { 'prefers-contrast': 'more' },
    options: colours,
  },
]

const isWhole = import.meta.env['AXE_LOOKS'] === 'all'

/** What media features are in a browser of which nobody wants anything. */
const usual = { 'forced-colors': 'none', 'prefers-contrast': 'no-preference' } as const
const features: readonly Feature[] = ['forced-colors', 'prefers-contrast']

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

async function show({ look = {}, media = {} }: Pick<OtherLook, 'look' | 'media'>): Promise<void> {
  lookInstead(look)
  const wanted = Object.entries(media)
  await cdp().send('Emulation.setEmulatedMedia', { features: wanted.map(([name, value]) => ({ name, value })) })
  // The answer comes before the page has heard of it.
  const isThere = () => features.every((name) => matchMedia(`(${name}: ${media[name] ?? usual[name]})`).matches)
  for (let n = 0; !isThere(); n += 1) {
    if (n === 100) throw new Error(`No ${JSON.stringify(media)} after a hundred frames.`)
    await frame()
  }
  await frame()
  // A colour on its way from one look to the next is in none of them.
  for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish()
}

// oxlint-disable-next-line typescript/unbound-method -- called with its object below
const { getPropertyValue } = CSSStyleDeclaration.prototype

/** Chromium tells the fill of text without what forced colours make of it, while it paints it right: axe shall ask for the colour. */
function seePaintedColours(): void {
  CSSStyleDeclaration.prototype.getPropertyValue = function (property) {
    return property === '-webkit-text-fill-color' ? '' : getPropertyValue.call(this, property)
  }
}

seePaintedColours()

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') return
  const found: string[] = []
  const { theme } = document.documentElement.dataset
  const others = looks.filter(({ look, media }) => look?.theme !== theme || media !== undefined)
  for (const { name, look = {}, media = {}, options } of isWhole ? others : []) {
    await show({ look, media })
    // A landmark around everything is for a whole page to have.
    const { violations } = await axe.run(document.body, {
      resultTypes: ['violations'],
      rules: { region: { enabled: false } },
      ...options,
    })
    found.push(
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${name}: ${id}\n${html}\n${failureSummary}`),
      ),
    )
  }
  await show({})
  // oxlint-disable-next-line vitest/no-standalone-expect -- it stands in the test of every story
  expect(found).toEqual([])
  failOnWarnings()
})
