import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { output } from './build.ts'
import { windowsOf } from './engines/index.ts'
import type { BrowserWindow, Engine } from './engines/window.ts'
import { addressOf, nameOf, type Page, pagesFor, styles } from './matrix.ts'

/** Text against what is really behind it. WCAG 1.4.3 asks for 4.5; the second design of the screen will ask for 7. */
const leastContrast = 4.5
/** In CSS pixels, at the browser's own default size. */
const leastText = 12
/** WCAG 2.5.8; and what a finger needs. */
const leastTarget = { fine: 24, coarse: 44 }

/** What is wrong with what is shown. */
async function faultsOf(window: BrowserWindow, of: string): Promise<readonly string[]> {
  const found = {
    faint: await window.ask('faintTexts', leastContrast),
    small: await window.ask('smallTexts', leastText),
    outside: await window.ask('textsOutside'),
    'hard to hit': await window.ask('smallTargets', leastTarget.fine),
    frame: await window.ask('frameFaults'),
  }
  return Object.entries(found).flatMap(([kind, faults]) => faults.map((fault) => `${of}, ${kind}: ${fault}`))
}

function pictureFile(engine: Engine, page: Page, what: string): string {
  const folder = path.join(output, 'pictures', engine)
  mkdirSync(folder, { recursive: true })
  return path.join(folder, `${nameOf(page).replaceAll(/[, ]+/g, '-')}--${what}.png`)
}

const at = (address: string): string => inject('hosts') + address

/** Every page of the matrix, in one engine: a list, and the question before something ends. */
export function describeLooks(engine: Engine): void {
  const windows = windowsOf(engine)
  afterAll(() => windows.close())
  const pages = pagesFor(inject('share'), engine)

  describe.each(pages.map((page) => [nameOf(page), page] as const))('%s', (_name, page) => {
    test('list and question are readable, opaque, in their place, and as light or dark as the page', async () => {
      const window = await windows.on({ system: page.system })
      await window.open(at(addressOf(page)))
      expect(await window.ask('countTexts')).toBeGreaterThan(15)
      const list = await faultsOf(window, 'list')
      await window.picture(pictureFile(engine, page, 'list'))

      expect(await window.ask('press', '^Sign out all other devices')).toBe(true)
      expect(await window.ask('waitForQuestion', true)).toBe(true)
      const question = await faultsOf(window, 'question')
      const sides = await window.ask('sides')
      await window.picture(pictureFile(engine, page, 'question'))

      expect([...list, ...question, ...(await window.ask('questionFaults'))]).toEqual([])
      expect(sides).toEqual({ page: page.tone, list: page.tone, question: page.tone })
      expect(await window.ask('complaints')).toEqual([])
    })
  })

  // Every state once between each host's style sheets, in both tones.
  const ofStyles = styles.flatMap((style) =>
    (['light', 'dark'] as const).flatMap(
      (tone) => pages.find((page) => page.style === style && page.tone === tone) ?? [],
    ),
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
      await window.picture(pictureFile(engine, page, 'fates'))
      expect(await faultsOf(window, 'fates')).toEqual([])
    })

    test('a manager with devices selected', async () => {
      const window = await windows.on({ system: page.system })
      await window.open(at(addressOf(page, { scene: 'manager' })))
      await window.ask('check', 3)
      await window.picture(pictureFile(engine, page, 'manager'))
      expect(await faultsOf(window, 'manager')).toEqual([])
    })

    test('lists with nothing to show, and the prompt after a password change', async () => {
      const window = await windows.on({ system: page.system })
      await window.open(at(addressOf(page, { scene: 'states' })))
      await window.ask('waitForWords', 'not now|Not now')
      await window.picture(pictureFile(engine, page, 'states'))
      expect(await faultsOf(window, 'states')).toEqual([])
    })

    test('the question for the password', async () => {
      const window = await windows.on({ system: page.system })
      await window.open(at(addressOf(page, { scene: 'step-up' })))
      expect(await window.ask('signOut', '^Sign out, Safari', 'stays')).toBe(true)
      await window.ask('waitForField')
      await window.picture(pictureFile(engine, page, 'step-up'))
      expect(await faultsOf(window, 'step-up')).toEqual([])
    })
  })

  // What a finger hits. WebKitGTK has no way to say that the pointer is one.
  const forFingers = engine === 'webkit' ? [] : ofStyles.filter(({ tone }) => tone === 'light')
  describe.each(forFingers.map((page) => [nameOf(page), page] as const))('a finger: %s', (_name, page) => {
    test.each(['list', 'manager'])('everything in a %s is 44 pixels large', async (scene) => {
      const window = await windows.on({ system: page.system, pointer: 'coarse', width: 412 })
      await window.open(at(addressOf(page, { scene })))
      const list = await window.ask('smallTargets', leastTarget.coarse)
      await window.picture(pictureFile(engine, page, `finger-${scene}`))
      expect(await window.ask('press', '^Sign out, Safari')).toBe(true)
      expect(await window.ask('waitForQuestion', true)).toBe(true)
      const question = await window.ask('smallTargets', leastTarget.coarse)
      await window.picture(pictureFile(engine, page, `finger-${scene}-question`))
      expect([...list, ...question]).toEqual([])
    })
  })
}
