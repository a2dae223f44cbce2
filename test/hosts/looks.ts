import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { output } from './build.ts'
import { windowsOf } from './engines/index.ts'
import type { BrowserWindow, Engine } from './engines/window.ts'
import { addressOf, nameOf, type Page, pagesFor, type Style, styles } from './matrix.ts'

/** Text against what is really behind it. WCAG 1.4.3 asks for 4.5; the second design of the screen will ask for 7. */
const leastContrast = 4.5
/** In CSS pixels, at the browser's own default size. */
const leastText = 12
/** WCAG 2.5.8; and what a finger needs. */
const leastTarget = { fine: 24, coarse: 44 }

/** What is wrong with what is shown. */
async function faultsOf(window: BrowserWindow, of: string, { order }: Page): Promise<readonly string[]> {
  const found = {
    faint: await window.ask('faintTexts', leastContrast),
    small: await window.ask('smallTexts', leastText),
    outside: await window.ask('textsOutside'),
    'hard to hit': await window.ask('smallTargets', leastTarget.fine),
    // Without the order of layers the page's own base styles take frames and room away.
    frame: order === 'kit-first-unstated' ? [] : await window.ask('frameFaults'),
  }
  return Object.entries(found).flatMap(([kind, faults]) => faults.map((fault) => `${of}, ${kind}: ${fault}`))
}

/** For people to look at; `npm test` has no time for it. */
async function takePicture(window: BrowserWindow, engine: Engine, page: Page, what: string): Promise<void> {
  if (inject('share') !== 'all') return
  const folder = path.join(output, 'pictures', engine)
  mkdirSync(folder, { recursive: true })
  await window.picture(path.join(folder, `${nameOf(page).replaceAll(/[, ]+/g, '-')}--${what}.png`))
}

/** The worst first. */
const hardest: readonly Style[] = ['bare-buttons', 'shadcn', 'none', 'tailwind-4']

const at = (address: string): string => inject('hosts') + address

/** Every page of the matrix, in one engine: a list, and the question before something ends. */
export function describeLooks(engine: Engine): void {
  const windows = windowsOf(engine)
  // Those of an older run would pass for what is seen today.
  beforeAll(() => rmSync(path.join(output, 'pictures', engine), { recursive: true, force: true }))
  afterAll(() => windows.close())
  const pages = pagesFor(inject('share'), engine)

  describe.each(pages.map((page) => [nameOf(page), page] as const))('%s', (_name, page) => {
    test('list and question are readable, opaque, in their place, and as light or dark as the page', async () => {
      const window = await windows.on({ system: page.system })
      await window.open(at(addressOf(page)))
      expect(await window.ask('countTexts')).toBeGreaterThan(15)
      const list = await faultsOf(window, 'list', page)
      await takePicture(window, engine, page, 'list')

      expect(await window.ask('press', '^Sign out all other devices')).toBe(true)
      expect(await window.ask('waitForQuestion', true)).toBe(true)
      const question = await faultsOf(window, 'question', page)
      const sides = await window.ask('sides')
      await takePicture(window, engine, page, 'question')

      expect([...list, ...question, ...(await window.ask('questionFaults'))]).toEqual([])
      expect(sides).toEqual({ page: page.tone, list: page.tone, question: page.tone })
      expect(await window.ask('complaints')).toEqual([])
    })
  })

  // Every state once between each host's style sheets.
  const isAll = inject('share') === 'all'
  const tones = isAll ? (['light', 'dark'] as const) : (['dark'] as const)
  // The harshest of each kind: no styles, a reset, a framework with layers, tokens.
  const some = inject('share') === 'least' ? hardest.slice(0, 1) : hardest
  const stylesOfStates = isAll ? styles : some
  const ofStyles = stylesOfStates.flatMap((style) =>
    tones.flatMap((tone) => pages.find((page) => page.style === style && page.tone === tone) ?? []),
  )

  describe.each(ofStyles.map((page) => [nameOf(page), page] as const))('every state: %s', (_name, page) => {
    test('what became of a sign-out is readable in its row', async () => {
      const window = await windows.on({ system: page.system })
      await window.open(at(addressOf(page, { scene: 'fates' })))
      for (const device of ['Safari', 'Chrome', 'Edge']) {
        expect(await window.ask('signOut', `^Sign out, ${device}`)).toBe(true)
        await window.ask(
          'waitForWords',
          { Safari: 'still signed in', Chrome: 'still', Edge: 'signed out' }[device] ?? '',
        )
      }
      await window.ask('press', '^Details, Opera')
      await takePicture(window, engine, page, 'fates')
      expect(await faultsOf(window, 'fates', page)).toEqual([])
    })

    test('a manager with devices selected', async () => {
      const window = await windows.on({ system: page.system })
      await window.open(at(addressOf(page, { scene: 'manager' })))
      await window.ask('check', 3)
      await takePicture(window, engine, page, 'manager')
      expect(await faultsOf(window, 'manager', page)).toEqual([])
    })

    test('a list without a frame, in a card of the page', async () => {
      const window = await windows.on({ system: page.system })
      await window.open(at(addressOf(page, { scene: 'frameless' })))
      expect(await window.ask('waitForRows', 6)).toBe(true)
      await takePicture(window, engine, page, 'frameless')
      expect(await faultsOf(window, 'frameless', { ...page, order: 'kit-first-unstated' })).toEqual([])
      expect(await window.ask('frameFaults')).toContain('the list has no frame')
    })

    test('lists with nothing to show, and the prompt after a password change', async () => {
      const window = await windows.on({ system: page.system })
      await window.open(at(addressOf(page, { scene: 'states' })))
      expect(await window.ask('waitForWords', 'Not now')).toBe(true)
      await takePicture(window, engine, page, 'states')
      expect(await faultsOf(window, 'states', page)).toEqual([])
    })

    test('the question for the password', async () => {
      const window = await windows.on({ system: page.system })
      await window.open(at(addressOf(page, { scene: 'step-up' })))
      expect(await window.ask('signOut', '^Sign out, Safari', 'stays')).toBe(true)
      await window.ask('waitForField')
      await takePicture(window, engine, page, 'step-up')
      expect(await faultsOf(window, 'step-up', page)).toEqual([])
    })
  })

  // What a finger hits. WebKitGTK has no way to say that the pointer is one.
  const forFingers =
    engine === 'webkit' ? [] : stylesOfStates.flatMap((style) => pages.find((page) => page.style === style) ?? [])
  describe.each(forFingers.map((page) => [nameOf(page), page] as const))('a finger: %s', (_name, page) => {
    test.each(['list', 'manager'])('everything in a %s is 44 pixels large', async (scene) => {
      const window = await windows.on({ system: page.system, pointer: 'coarse', width: 412 })
      await window.open(at(addressOf(page, { scene })))
      const list = await window.ask('smallTargets', leastTarget.coarse)
      await takePicture(window, engine, page, `finger-${scene}`)
      expect(await window.ask('press', '^Sign out, Safari')).toBe(true)
      expect(await window.ask('waitForQuestion', true)).toBe(true)
      const question = await window.ask('smallTargets', leastTarget.coarse)
      await takePicture(window, engine, page, `finger-${scene}-question`)
      expect([...list, ...question]).toEqual([])
    })
  })
}
