import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import { ar as pageAr } from '../../demo/app/texts/ar.ts'
import { en as pageEn } from '../../demo/app/texts/en.ts'
import kitAr from '../../src/i18n/locales/ar.json' with { type: 'json' }
import kitEn from '../../src/i18n/locales/en.json' with { type: 'json' }
import { arm, captivePortal, newPerson, type Person, pathFor, paths } from '../e2e/steps.ts'
import { type OpenInFirefox, poll, test } from './harness.ts'
import { button, named, notes, others, press, question } from './steps.ts'

test.override('prefs', {
  // The desktop is dark: what was chosen on the page wins, and where nothing was, the desktop does.
  'layout.css.prefers-color-scheme.content-override': 0,
  // 320 pixels are a phone's, and there a scrollbar takes none of them.
  'ui.useOverlayScrollbars': 1,
})

const axeFile = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'))

/** What axe finds wrong with the page as it is now: "rule: element". */
async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.addScriptTag({ path: axeFile })
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const found = await globalThis.axe.run({ runOnly: tags })
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`))
  })
}

const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

const styleOf = (page: Page, selector: string, name: string): Promise<string> =>
  page.$eval(selector, (element, property) => getComputedStyle(element).getPropertyValue(property), name)

const words = { en: { page: pageEn, kit: kitEn }, ar: { page: pageAr, kit: kitAr } }
type Look = Readonly<{ language: keyof typeof words; theme: 'light' | 'dark' | 'system'; width: number }>

async function signInOn(open: OpenInFirefox, { email, password }: Person, { language, theme, width }: Look) {
  const { signIn } = words[language].page
  const { page } = await open(pathFor({ api: 'prelude' }, { language, theme }), width)
  await page.locator(named('textbox', signIn.email)).fill(email)
  await page.locator('input[type="password"]').fill(password)
  await press(page, button(signIn.submit))
  await poll(() => others(page)).toHaveLength(4)
  return page
}

async function isInOrder(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
}

test.for<Look>([
  { language: 'en', theme: 'light', width: 1280 },
  { language: 'en', theme: 'dark', width: 320 },
  { language: 'ar', theme: 'dark', width: 1280 },
  { language: 'ar', theme: 'light', width: 320 },
])(
  '$language, $theme, $width pixels wide: axe finds nothing, and nothing scrolls sideways',
  async (look, { demo, open }) => {
    const { kit } = words[look.language]
    const page = await signInOn(open, await newPerson(demo), look)
    expect(await page.$eval('[data-device-list]', (list) => list.getAttribute('lang'))).toBe(look.language)
    expect(await styleOf(page, '[data-device-list]', 'direction')).toBe(look.language === 'ar' ? 'rtl' : 'ltr')
    expect(await styleOf(page, 'html', 'color-scheme')).toContain(look.theme)
    await isInOrder(page)

    await press(page, button(kit.sign_out_others))
    await poll(() => question(page)).not.toBeNull()
    await isInOrder(page)

    // What stays inline after a failure, at its longest.
    await arm(demo, { path: paths.prelude.revoke, effect: captivePortal })
    await press(page, '[data-device-list-dialog] [data-device-list-button="solid"]')
    await poll(() => notes(page)).not.toBe('')
    await isInOrder(page)
  },
)

test('in Arabic a row begins on the right, and its button stands on the left', async ({ demo, open }) => {
  const page = await signInOn(open, await newPerson(demo), { language: 'ar', theme: 'light', width: 1280 })
  const [icon, signOut] = await Promise.all(
    ['icon', 'sign-out'].map((name) =>
      page.$eval(
        `[data-device-list-items="others"] [data-device-list-${name}]`,
        (node) => node.getBoundingClientRect().left,
      ),
    ),
  )
  expect(icon).toBeGreaterThan(signOut ?? Number.POSITIVE_INFINITY)
})

test('on a dark desktop the page is dark unasked, and axe finds nothing', async ({ demo, open }) => {
  const page = await signInOn(open, await newPerson(demo), { language: 'en', theme: 'system', width: 1280 })
  expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
  const letters = (await styleOf(page, 'body', 'color')).match(/\d+/g)?.map(Number)
  expect(Math.min(...(letters ?? [0]))).toBeGreaterThan(192)
  await isInOrder(page)
})
