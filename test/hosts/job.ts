import { afterAll, describe, expect, inject, test } from 'vitest'
import { windowsOf } from './engines/index.ts'
import type { BrowserWindow, Engine, Key } from './engines/window.ts'
import { addressOf, bundlers, nameOf, type Page, plainPage, type Share } from './matrix.ts'

/** Presses a key until the focus is where it shall be; how often it took. */
async function until(window: BrowserWindow, key: Key, name: RegExp, most = 40): Promise<number> {
  for (let times = 1; times <= most; times += 1) {
    await window.press(key)
    if (name.test((await window.ask('focusName')) ?? '')) return times
  }
  throw new Error(`${key} never came to ${name}; the focus is at ${await window.ask('focusName')}.`)
}

/** What the focus walks through. */
async function walk(window: BrowserWindow, key: Key, times: number): Promise<readonly (string | null)[]> {
  const names = []
  for (let n = 0; n < times; n += 1) {
    await window.press(key)
    names.push((await window.ask('focusIn', 'question')) ? await window.ask('focusName') : null)
  }
  return names
}

const pageOf = (bundler: Page['bundler'], style: Page['style']): Page => ({
  ...plainPage,
  bundler,
  style,
  ...(style === 'shadcn' && { way: 'class', tone: 'dark' }),
})

/** The pages on which the job is done: one of each bundler, and those where the host takes most away. */
function pagesOf(share: Share, engine: Engine): readonly Page[] {
  const styles = ['none', 'star-box-reset', 'shadcn', 'bootstrap-5'] as const
  if (share !== 'all') return [pageOf('vite', 'none'), pageOf('vite', 'shadcn')]
  const builders = engine === 'chromium' ? bundlers : (['vite', 'next'] as const)
  return builders.flatMap((bundler) => styles.map((style) => pageOf(bundler, style)))
}

/** What a person comes for, done with the keyboard alone, in one engine. */
export function describeJob(engine: Engine): void {
  const windows = windowsOf(engine)
  afterAll(() => windows.close())

  describe.each(pagesOf(inject('share'), engine).map((page) => [nameOf(page), page] as const))('%s', (_name, page) => {
    const open = async (scene: string, place = 'light'): Promise<BrowserWindow> => {
      const window = await windows.on({ system: page.system })
      await window.open(inject('hosts') + addressOf(page, { scene, place }))
      return window
    }

    // Where the list stands is the same to every style sheet: once is enough.
    const places = page.style === 'none' ? ['light', 'shadow', 'frame'] : ['light']

    test.each(places)('by keyboard alone, in the %s: one device, then all others', async (place) => {
      const window = await open('list', place)
      expect(await window.ask('waitForRows', 6)).toBe(true)
      await until(window, 'Tab', /^Sign out, Safari/)

      await window.press('Enter')
      expect(await window.ask('waitForQuestion', true)).toBe(true)
      expect(await window.ask('questionTitle')).toMatch(/Safari/)
      expect(await window.ask('focusIn', 'question')).toBe(true)
      expect(await window.ask('focusName')).toBe('Cancel')
      const forth = await walk(window, 'Tab', 5)
      expect(new Set(forth)).toEqual(new Set(['Cancel', 'Sign out']))
      const back = await walk(window, 'Shift+Tab', 5)
      expect(new Set(back)).toEqual(new Set(['Cancel', 'Sign out']))

      await window.press('Escape')
      expect(await window.ask('waitForQuestion', false)).toBe(true)
      expect(await window.ask('focusName')).toMatch(/^Sign out, Safari/)
      expect(await window.ask('rowCount')).toBe(6)

      await window.press('Space')
      expect(await window.ask('waitForQuestion', true)).toBe(true)
      await until(window, 'Tab', /^Sign out$/, 3)
      await window.press('Enter')
      expect(await window.ask('waitForRows', 5)).toBe(true)
      expect(await window.ask('waitForQuestion', false)).toBe(true)
      expect(await window.ask('focusIn', 'list')).toBe(true)
      expect((await window.ask('rowTexts')).join()).not.toMatch(/Safari/)

      // From where the focus is now, the next stop is a neighbour, and not the top of the page.
      await until(window, 'Shift+Tab', /^Sign out all other devices/, 12)
      await window.press('Enter')
      expect(await window.ask('waitForQuestion', true)).toBe(true)
      await until(window, 'Tab', /^Sign out 4 devices$/, 4)
      await window.press('Enter')
      expect(await window.ask('waitForRows', 1)).toBe(true)
      expect(await window.ask('focusIn', 'list')).toBe(true)
      expect(await window.ask('complaints')).toEqual([])
    })

    test('by keyboard alone: a refusal is said, and the way on is a button', async () => {
      const window = await open('refused')
      await until(window, 'Tab', /^Sign out, Safari/)
      await window.press('Enter')
      expect(await window.ask('waitForQuestion', true)).toBe(true)
      await until(window, 'Tab', /^Sign out$/, 3)
      await window.press('Enter')
      expect(await window.ask('waitForWords', '[Ss]till signed in')).toBe(true)
      expect(await window.ask('rowCount')).toBe(6)
      expect(await window.ask('focusIn', 'list')).toBe(true)
    })
  })
}
