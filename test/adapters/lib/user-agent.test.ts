import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { deviceFromUserAgent } from '../../../src/adapters/lib/user-agent.ts'

// Many runs take their time on a machine that does other things as well.
vi.setConfig({ testTimeout: 60_000 })

const summary = (agent: string) => {
  const { type, model, browser, os } = deviceFromUserAgent(agent)
  const named = (software: typeof browser) => [software?.name, software?.version].filter(Boolean).join(' ')
  return [type, named(browser), named(os), model ?? ''].join(' | ')
}
const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)'

it.each([
  [`(Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/26.1 Safari/605.1.15`, 'desktop | Safari 26.1 | macOS | '],
  [`(Macintosh; Intel Mac OS X 10_15_7) ${blink} Chrome/156.0.0.0 Safari/537.36`, 'desktop | Chrome 156 | macOS | '],
  ['(Macintosh; Intel Mac OS X 10.15; rv:150.0) Gecko/20100101 Firefox/150.0', 'desktop | Firefox 150 | macOS | '],
  [
    `(Macintosh; Intel Mac OS X 10_13_6) ${webkit} Version/13.1.2 Safari/605.1.15`,
    'desktop | Safari 13.1 | macOS 10.13.6 | ',
  ],
  [
    `(Windows NT 10.0; Win64; x64) ${blink} Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0`,
    'desktop | Edge 156 | Windows | ',
  ],
  [`(Windows NT 6.1; Win64; x64) ${blink} Chrome/109.0.0.0 Safari/537.36`, 'desktop | Chrome 109 | Windows 7 | '],
  ['(X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'desktop | Firefox 150 | Linux | '],
  [`(X11; CrOS x86_64 14541.0.0) ${blink} Chrome/156.0.0.0 Safari/537.36`, 'desktop | Chrome 156 | ChromeOS | '],
  [
    `(iPhone; CPU iPhone OS 17_5 like Mac OS X) ${webkit} Version/17.5 Mobile/15E148 Safari/604.1`,
    'mobile | Safari 17.5 | iOS 17.5 | iPhone',
  ],
  [
    `(iPhone; CPU iPhone OS 18_7 like Mac OS X) ${webkit} Version/26.1 Mobile/15E148 Safari/604.1`,
    'mobile | Safari 26.1 | iOS | iPhone',
  ],
  [
    `(iPad; CPU OS 17_5 like Mac OS X) ${webkit} Version/17.5 Mobile/15E148 Safari/604.1`,
    'tablet | Safari 17.5 | iPadOS 17.5 | iPad',
  ],
  [`(Linux; Android 10; K) ${blink} Chrome/156.0.0.0 Mobile Safari/537.36`, 'mobile | Chrome 156 | Android | '],
  [`(Linux; Android 10; K) ${blink} Chrome/156.0.0.0 Safari/537.36`, 'tablet | Chrome 156 | Android | '],
  ['(Android 16; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0', 'mobile | Firefox 150 | Android 16 | '],
  [
    `(Linux; Android 10; K) ${blink} SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36`,
    'mobile | Samsung Internet 29 | Android | ',
  ],
  [
    `(Web0S; Linux/SmartTV) ${blink} Chrome/120.0.6099.270 Safari/537.36 WebAppManager`,
    'tv | webOS Browser | webOS | ',
  ],
  [`(SMART-TV; LINUX; Tizen 9.0) ${blink} 120.0.6099.5/9.0 TV Safari/537.36`, 'tv |  | Tizen 9.0 | '],
  [`(Linux; Android 12; BRAVIA 4K UR2) ${blink} Chrome/110.0.0.0 Safari/537.36`, 'tv | Chrome 110 | Android 12 | '],
  [
    `(Linux; Android 9; AFTS) ${blink} Silk/120.4 like Chrome/120.0 Safari/537.36`,
    'tv | Amazon Silk 120.4 | Android 9 | ',
  ],
])('names Mozilla/5.0 %s', (agent, expected) => {
  expect(summary(`Mozilla/5.0 ${agent}`)).toBe(expected)
})

it.each([
  ['curl/8.17.0', 'cli | curl 8.17.0 |  | '],
  ['Wget/1.21.4', 'cli | Wget 1.21.4 |  | '],
  ['MyApp/3.1 CFNetwork/1410.1 Darwin/22.6.0', 'unknown | MyApp 3.1 |  | '],
  ['MyApp/beta7 (Windows NT 10.0)', 'desktop | MyApp | Windows | '],
  ['Mozilla/5.0 (Macintosh)', 'desktop |  | macOS | '],
  ['Mozilla/5.0 (Linux; SmartTV) Unheard-of/1.0 (x)', 'tv |  | Linux | '],
  ['mozilla/4.0 (X11; Linux)', 'desktop |  | Linux | '],
  ['Not-Mozilla/1.0 (X11; Linux)', 'desktop | Not-Mozilla 1 | Linux | '],
  ['Unheard-of/1.0 (X11; Linux)', 'desktop | Unheard-of 1 | Linux | '],
  ['Mozilla/5.0 (iPhone)', 'mobile |  | iOS | iPhone'],
  ['garbage', 'unknown |  |  | '],
  ['Mozilla/5.0', 'unknown |  |  | '],
])('names %s', (agent, expected) => {
  expect(summary(agent)).toBe(expected)
})

it('knows nothing about no user agent, or an empty one', () => {
  for (const agent of [null, '', '   ']) expect(summary(agent ?? '')).toBe('unknown |  |  | ')
  expect(deviceFromUserAgent(null).label).toBe(null)
})

it('never shows the raw user agent as a name', () => {
  expect(deviceFromUserAgent('curl/8.17.0').label).toBe(null)
})

it('never throws, and gives no blank part', () => {
  const word = fc.constantFrom(
    'Mozilla/5.0',
    '(',
    ')',
    'iPhone',
    'Android',
    'Macintosh',
    ';',
    'Chrome/',
    '1.',
    'Safari',
    'Windows NT',
    '/',
  )
  const agent = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word).map((words) => words.join(' ')),
  )
  fc.assert(
    fc.property(agent, (text) => {
      const { browser, os, model } = deviceFromUserAgent(text)
      for (const part of [browser?.name, browser?.version, os?.name, os?.version, model])
        expect(part === undefined || part === null || part.trim() !== '').toBe(true)
    }),
    { seed: 55, numRuns: 2000 },
  )
})

it('reads no more of a user agent than any real one has', () => {
  const agent = '(iPhone; CPU iPhone OS 17_5 like Mac OS X)'
  expect(deviceFromUserAgent(`Mozilla/5.0 ${' '.repeat(300)}${agent}`).type).toBe('mobile')
  expect(deviceFromUserAgent(`Mozilla/5.0 ${' '.repeat(600)}${agent}`).type).toBe('unknown')
})

it.each([
  ['curl/8.17.0', 'cli'],
  ['Wget/1.24', 'cli'],
  ['not-curl/1.0 (Linux)', 'desktop'],
  ['Mozilla/5.0 (Linux; smarttv) Gecko/1', 'tv'],
  ['Mozilla/5.0 (Linux; smart-tv) Gecko/1', 'tv'],
  ['Mozilla/5.0 (Linux; Android 9; SmartTV) AppleWebKit/605', 'tv'],
  ['Mozilla/5.0 (PlayStation 4 3.11) AppleWebKit/605', 'tv'],
  ['Mozilla/5.0 (AppleTV; tvOS 18) AppleWebKit/605', 'tv'],
  ['Mozilla/5.0 (Apple TV; tvOS 18) AppleWebKit/605', 'tv'],
  ['Mozilla/5.0 (Linux; GoogleTV) AppleWebKit/605', 'tv'],
  ['Mozilla/5.0 (Linux; Google TV) AppleWebKit/605', 'tv'],
  ['Mozilla/5.0 (Linux; Android 9; AFTMM) AppleWebKit/605', 'tv'],
  ['Mozilla/5.0 (Linux; Android 9; AFTERTHOUGHT; Mobile) AppleWebKit/605', 'mobile'],
])('takes %j for a %s', (agent, type) => {
  expect(deviceFromUserAgent(agent).type).toBe(type)
})

it('does not mind blanks around it, and reads no more than the first 512 characters', () => {
  expect(deviceFromUserAgent('  curl/8.17.0 ').browser).toEqual({ name: 'curl', version: '8.17.0' })
  expect(deviceFromUserAgent(`${' '.repeat(512)}curl/8.17.0`)).toMatchObject({ type: 'unknown', browser: null })
})

it.each([
  ['18_7', 'Version/26.1', null],
  ['18_7', 'Version/18.7', '18.7'],
  ['17_5', 'Version/26.1', '17.5'],
  ['18_7', 'CriOS/9.0', '18.7'],
])('knows of iOS %s with %s the version %j: Safari 26 goes on saying 18', (system, browser, version) => {
  const agent = `Mozilla/5.0 (iPhone; CPU iPhone OS ${system} like Mac OS X) ${webkit} ${browser} Mobile/15E148 Safari/604.1`
  expect(deviceFromUserAgent(agent).os).toEqual({ name: 'iOS', version })
})

it.each([
  ['Firefox/150.0', '150'],
  ['Firefox/150', '150'],
  ['Firefox/150.12', '150.12'],
  ['Firefox/150.0.3', '150'],
])('gives of %s the version %s', (software, version) => {
  const agent = `Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 ${software}`
  expect(deviceFromUserAgent(agent).browser).toEqual({ name: 'Firefox', version })
})
