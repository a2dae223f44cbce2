import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { ar as pageAr } from '../../demo/app/texts/ar.ts'
import { de as pageDe } from '../../demo/app/texts/de.ts'
import { en as pageEn } from '../../demo/app/texts/en.ts'
import kitAr from '../../src/i18n/locales/ar.json' with { type: 'json' }
import kitDe from '../../src/i18n/locales/de.json' with { type: 'json' }
import kitEn from '../../src/i18n/locales/en.json' with { type: 'json' }
import { type OpenPage, test } from './harness.ts'
import { arm, captivePortal, dialog, expect, newPerson, type Person, pathFor, paths, strips } from './steps.ts'

declare global {
  /** Put there by axe-core's own file. */
  var axe: { run(options: object): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> }
}

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

/** The words of the page and of the kit. */
const words = {
  en: { page: pageEn, kit: kitEn },
  de: { page: pageDe, kit: kitDe },
  ar: { page: pageAr, kit: kitAr },
}

interface Look {
  readonly language: keyof typeof words
  readonly theme: 'light' | 'dark'
  /** Of the window, in CSS pixels. */
  readonly width: number
}

/** The list of a person who signed in on a page that looks so. */
async function signInOn(openPage: OpenPage, { email, password }: Person, { language, theme, width }: Look) {
  const { page: texts, kit } = words[language]
  const { page } = await openPage(pathFor({ api: 'prelude' }, { language, theme }), {
    viewport: { width, height: 800 },
  })
  await page.getByLabel(texts.signIn.email).fill(email)
  await page.getByLabel(texts.signIn.password).fill(password)
  await page.getByRole('button', { name: texts.signIn.submit, exact: true }).click()
  const region = page.getByRole('region', { name: kit.title })
  await expect(region.getByRole('listitem')).toHaveCount(5)
  return { page, region, kit }
}

test.for<Look>([
  { language: 'en', theme: 'light', width: 1280 },
  { language: 'en', theme: 'dark', width: 320 },
  { language: 'de', theme: 'light', width: 320 },
  { language: 'ar', theme: 'dark', width: 1280 },
  { language: 'ar', theme: 'light', width: 320 },
])(
  '$language, $theme, $width pixels wide: axe finds nothing, and nothing scrolls sideways',
  async (look, { demo, openPage }) => {
    const { page, region, kit } = await signInOn(openPage, await newPerson(demo), look)
    await expect(region).toHaveAttribute('lang', look.language)
    await expect(region).toHaveCSS('direction', look.language === 'ar' ? 'rtl' : 'ltr')
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toContain(look.theme)
    expect(await violations(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)

    await region.getByRole('button', { name: kit.sign_out_others }).click()
    await expect(dialog(page)).toBeVisible()
    expect(await violations(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)

    // What stays inline after a failure, at its longest.
    await arm(demo, { path: paths.prelude.revoke, effect: captivePortal })
    await dialog(page).getByRole('button').last().click()
    await expect(strips(page).first()).toBeVisible()
    expect(await violations(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
  },
)

test.for<Look>([
  { language: 'en', theme: 'light', width: 1280 },
  { language: 'ar', theme: 'dark', width: 320 },
])(
  '$language, $theme, $width pixels wide: so it is with the manager, and with the page for a new password',
  async (look, { demo, openPage }) => {
    const { page, region, kit } = await signInOn(openPage, await newPerson(demo), look)
    const texts = words[look.language].page
    await page.goto(pathFor({ api: 'prelude' }, { language: look.language, theme: look.theme, screen: 'manager' }))
    await region.getByRole('checkbox').nth(1).check()
    const bar = page.getByRole('group', { name: kit.manage.selected_group })
    await region.getByRole('button', { name: kit.details.title }).nth(1).click()
    expect(await violations(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    // The demo's own panel does not lie on it.
    const lowest = (await bar.boundingBox()) ?? { y: 0, height: 0 }
    const panel = await page.getByRole('complementary').last().boundingBox()
    if (look.width < 1200) expect(lowest.y + lowest.height).toBeLessThanOrEqual((panel?.y ?? 0) + 1)
    await bar.getByRole('button', { name: kit.manage.clear_selection }).click()
    await expect(bar).toHaveCount(0)

    await page.getByRole('link', { name: texts.password.title }).click()
    await page.getByLabel(texts.password.current).fill('wrong horse')
    await page.getByLabel(texts.password.new).fill('a better horse')
    await page.getByRole('button', { name: texts.password.submit }).click()
    await expect(page.getByText(texts.password.wrong)).toBeVisible()
    expect(await violations(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await page.getByLabel(texts.password.current).fill('correct horse')
    await page.getByRole('button', { name: texts.password.submit }).click()
    await expect(page.getByRole('region', { name: kit.prompt.password })).toBeVisible()
    expect(await violations(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
  },
)

test('the language changes where it is, devices and all', async ({ demo, openPage }) => {
  const { page } = await signInOn(openPage, await newPerson(demo), { language: 'en', theme: 'light', width: 1280 })
  await page.getByRole('combobox', { name: words.en.page.demo.language }).selectOption('العربية')
  const arabic = page.getByRole('region', { name: words.ar.kit.title })
  await expect(arabic).toHaveCSS('direction', 'rtl')
  await expect(arabic.getByRole('button', { name: words.ar.kit.sign_out_others })).toBeVisible()
  await expect(arabic.getByRole('listitem')).toHaveCount(5)
  await page.getByRole('combobox', { name: words.ar.page.demo.language }).selectOption('Deutsch')

  await expect(page.getByRole('region', { name: words.de.kit.title })).toHaveCSS('direction', 'ltr')
})
