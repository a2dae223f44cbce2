import { afterAll, describe, expect, inject, test } from 'vitest'
import { windowsOf } from './engines/index.ts'
import type { BrowserWindow, Engine } from './engines/window.ts'
import { addressOf, type Bundler, plainPage, type Share } from './matrix.ts'

type Asked = Readonly<Record<string, string>>

/** The defaults of a query client, in `page/client-defaults.js`. */
const defaults = [
  'throw',
  'keep',
  'retry',
  'paused',
  'offline-first',
  'forever',
  'never',
  'off',
  'select',
  'initial',
  'meta',
  'suspense',
  'poll',
  'scoped',
  'functions',
  'hash',
  'callbacks',
  'worst',
]

/** Those that hurt most, for `npm test`. */
const defaultsFor: Readonly<Record<Share, readonly string[]>> = {
  all: defaults,
  few: ['throw', 'keep', 'off', 'functions', 'worst'],
  least: ['throw', 'worst'],
}

const brokenLists = ['throws-foreign', 'rejects-text', 'answers-nothing', 'answers-nonsense']
const token = 'eyJhbGciOi.secret.token'

/** One device, and then all others; each is gone from the list, and the page still stands. */
async function signsOut(window: BrowserWindow): Promise<void> {
  expect(await window.ask('waitForRows', 6)).toBe(true)
  expect(await window.ask('signOut', '^Sign out, Safari')).toBe(true)
  expect(await window.ask('waitForRows', 5)).toBe(true)
  expect(await window.ask('waitForWords', '4 other devices')).toBe(true)
  expect(await window.ask('waitForWords', '5 other devices|Signing out', 1)).toBe(false)
  expect(await window.ask('signOut', '^Sign out all other devices')).toBe(true)
  expect(await window.ask('waitForRows', 1)).toBe(true)
  await standsStill(window)
}

/** The host's page has not crashed. */
async function stands(window: BrowserWindow): Promise<void> {
  expect(await window.ask('crash')).toBeNull()
  expect(await window.ask('rowCount')).toBeGreaterThan(0)
}

async function standsStill(window: BrowserWindow): Promise<void> {
  await stands(window)
  expect(await window.ask('complaints')).toEqual([])
}

async function isRefused(window: BrowserWindow): Promise<void> {
  expect(await window.ask('waitForRows', 6)).toBe(true)
  expect(await window.ask('signOut', '^Sign out, Safari')).toBe(true)
  expect(await window.ask('waitForWords', '[Ss]till signed in')).toBe(true)
  expect(await window.ask('rowCount')).toBe(6)
  await stands(window)
}

/** What a host does to the list apart from its looks, in one engine. */
export function describeBehaviour(engine: Engine): void {
  const windows = windowsOf(engine)
  afterAll(() => windows.close())

  const open = async (asked: Asked, bundler: Bundler = 'vite'): Promise<BrowserWindow> => {
    const window = await windows.on({ system: 'light' })
    await window.open(inject('hosts') + addressOf({ ...plainPage, bundler }, asked))
    return window
  }

  const translated = async (scene: string): Promise<BrowserWindow> => {
    const window = await open({ scene })
    await window.ask('translatePage')
    return window
  }

  describe('the browser translates the page', () => {
    test('one device and all others are signed out', async () => {
      await signsOut(await translated('list'))
    })

    test('a refusal is said, and tried again', async () => {
      const window = await translated('refused')
      await isRefused(window)
      expect(await window.ask('signOut', '^Sign out, Chrome')).toBe(true)
      await stands(window)
    })

    test('each fate of a sign-out is said', async () => {
      const window = await translated('fates')
      for (const device of ['Safari', 'Chrome', 'Edge']) {
        expect(await window.ask('signOut', `^Sign out, ${device}`)).toBe(true)
        expect(await window.ask('waitForWords', device === 'Edge' ? '4 other devices' : '[Ss]till')).toBe(true)
      }
      expect(await window.ask('press', '^Details, Opera')).toBe(true)
      expect(await window.ask('press', '^Refresh')).toBe(true)
      await standsStill(window)
    })

    test('a countdown goes on', async () => {
      const window = await translated('limited')
      expect(await window.ask('signOut', '^Sign out, Safari')).toBe(true)
      for (const second of ['[78]', '[3456]', '[12]']) {
        expect(await window.ask('waitForWords', `${second} s(?:ec(?:onds?)?)?\\b`)).toBe(true)
      }
      await standsStill(window)
    })

    test('a password is asked for, refused, and taken', async () => {
      const window = await translated('step-up')
      expect(await window.ask('signOut', '^Sign out, Safari', 'stays')).toBe(true)
      expect(await window.ask('waitForField')).toBe(true)
      await window.ask('enter', 'wrong')
      await window.press('Enter')
      expect(await window.ask('waitForWords', 'not right|[Ww]rong')).toBe(true)
      await window.ask('enter', 'right')
      await window.press('Enter')
      expect(await window.ask('waitForRows', 5)).toBe(true)
      await standsStill(window)
    })

    test('a manager finds, selects and signs out', async () => {
      const window = await translated('manager')
      expect(await window.ask('check', 3)).toBe(3)
      expect(await window.ask('signOut', '^Sign out (the )?3 (selected )?devices|^Sign out 3')).toBe(true)
      expect(await window.ask('waitForRows', 11)).toBe(true)
      await standsStill(window)
    })

    test('a list that failed is read again', async () => {
      const window = await translated('failed-list')
      expect(await window.ask('press', '^Try again|^Refresh')).toBe(true)
      expect(await window.ask('waitForWords', 'server|Something went wrong')).toBe(true)
      expect(await window.ask('crash')).toBeNull()
    })

    test('an old list says so', async () => {
      const window = await translated('stale')
      await window.ask('callOfHost', 'failReads')
      expect(await window.ask('press', '^Refresh')).toBe(true)
      expect(await window.ask('waitForWords', 'connection|Couldn’t refresh|not be')).toBe(true)
      await stands(window)
    })
  })

  describe.each(defaultsFor[inject('share')])('the query client of the host: %s', (name) => {
    test('one device and all others are signed out', async () => {
      await signsOut(await open({ defaults: name }))
    })

    test('a refusal is said', async () => {
      await isRefused(await open({ defaults: name, scene: 'refused' }))
    })

    test('a list that cannot be read is said to be so', async () => {
      const window = await open({ defaults: name, scene: 'failed-list' })
      expect(await window.ask('waitForButton', '^Try again')).toBe(true)
      expect(await window.ask('crash')).toBeNull()
      expect(await window.ask('rowCount')).toBe(0)
    })

    test('nobody sees the devices of somebody else', async () => {
      const window = await open({ defaults: name, scene: 'users' })
      expect(await window.ask('waitForRows', 6)).toBe(true)
      for (const [mine, other] of [
        ['of Bob', 'Safari'],
        ['Safari', 'of Bob'],
      ] as const) {
        expect(await window.ask('pressOfHost', 'Another person')).toBe(true)
        expect(await window.ask('waitForWords', other, 1)).toBe(false)
        expect(await window.ask('waitForWords', mine)).toBe(true)
        expect(await window.ask('waitForWords', other, 1)).toBe(false)
      }
      await standsStill(window)
    })
  })

  test.each(brokenLists)('an adapter that %s: words instead of a crash, and its text goes nowhere', async (scene) => {
    const window = await open({ scene })
    expect(await window.ask('waitForButton', '^Try again')).toBe(true)
    expect(await window.ask('crash')).toBeNull()
    expect(await window.ask('placesOf', token)).toEqual([])
  })

  test('an adapter whose revoke throws something foreign: the device is not called signed out', async () => {
    const window = await open({ scene: 'revoke-throws' })
    expect(await window.ask('signOut', '^Sign out, Safari')).toBe(true)
    expect(await window.ask('waitForWords', '[Ss]till')).toBe(true)
    expect(await window.ask('rowCount')).toBe(6)
    expect(await window.ask('placesOf', token)).toEqual([])
    await stands(window)
  })

  const withPolicies = inject('share') === 'all' ? (['vite', 'webpack'] as const) : (['vite'] as const)
  test.each(withPolicies)(
    'a strict policy, built by %s: nothing is blocked before the first toast',
    async (bundler) => {
      const window = await open({ strict: '' }, bundler)
      expect(await window.ask('waitForRows', 6)).toBe(true)
      expect(await window.ask('press', '^Details, Opera')).toBe(true)
      expect(await window.ask('complaints')).toEqual([])
      expect(await window.ask('signOut', '^Sign out, Safari')).toBe(true)
      expect(await window.ask('waitForRows', 5)).toBe(true)
      await stands(window)
      // What SECURITY.md says: sonner writes a style sheet of its own, with the first toast.
      const others = (await window.ask('complaints')).filter(
        (text) => !text.startsWith('policy: style-src-elem inline'),
      )
      expect(others.filter((text) => !/Content[- ]Security[- ]Policy/i.test(text))).toEqual([])
    },
  )

  test('two lists: what one says and does is not in the other', async () => {
    const window = await open({ scene: 'two' })
    expect(await window.ask('waitForRows', 8)).toBe(true)
    expect(await window.ask('signOut', '^Sign out, A fridge')).toBe(true)
    expect(await window.ask('waitForRows', 7)).toBe(true)
    expect((await window.ask('rowTexts')).filter((text) => /Signing|signed out/.test(text)).length).toBeLessThan(2)
    expect(await window.ask('signOut', '^Sign out all other devices')).toBe(true)
    expect(await window.ask('waitForRows', 2)).toBe(true)
    await standsStill(window)
  })

  test('two lists with texts of their own in one language: each shows its own', async () => {
    const window = await open({ scene: 'titles' })
    expect(await window.ask('waitForRows', 12)).toBe(true)
    for (const press of ['^Refresh', '^Details']) {
      expect(await window.ask('titles')).toEqual(['Your computers', 'Your telephones'])
      await window.ask('press', press)
    }
    expect(await window.ask('titles')).toEqual(['Your computers', 'Your telephones'])
  })

  test('an i18next of the host, in a tree of its own: its language is followed, and nothing is written to it', async () => {
    const window = await open({ scene: 'translated' })
    expect(await window.ask('waitForRows', 6)).toBe(true)
    expect(await window.ask('languages')).toEqual(['de ltr'])
    expect(await window.ask('pressOfHost', 'Another language')).toBe(true)
    expect(await window.ask('waitForWords', '[\\u0600-\\u06FF]{3}')).toBe(true)
    expect(await window.ask('languages')).toEqual(['ar rtl'])
    expect(await window.ask('callOfHost', 'hostTexts')).toEqual(['translation', 'translation'])
    await standsStill(window)
  })
}
