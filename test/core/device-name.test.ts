import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Device, deviceTypes, unknownDevice } from '../../src/core/session.ts'
import { describeDevice, deviceName, deviceTypeName } from '../../src/ui/format/device-name.ts'
import { hostileStrings } from '../ui/hostile-strings.ts'
import { textsOf } from '../ui/render-texts.tsx'

const languages = ['en', 'de', 'ar'] as const
const types = deviceTypes
const { t } = textsOf('en')
const software = (name: string) => ({ name, version: '126.0.1' })
const device = (known: Partial<Device>): Device => ({ ...unknownDevice, ...known })

describe('a device is named after what is known of it', () => {
  it.each<[string, Partial<Device>]>([
    ['Kitchen', { name: ' Kitchen ', type: 'desktop', browser: software('Firefox'), os: software('Windows') }],
    [
      'Safari on iPhone',
      { name: '\u200B', browser: software('Safari'), os: software('iOS'), type: 'mobile', model: 'iPhone' },
    ],
    ['Firefox on Windows', { type: 'desktop', browser: software('Firefox'), os: software('Windows') }],
    ['Chrome on macOS', { type: 'desktop', browser: software('Chrome'), os: software('macOS'), model: 'Macintosh' }],
    ['Safari on iPhone', { type: 'mobile', browser: software('Safari'), os: software('iOS'), model: 'iPhone' }],
    ['Chrome on Android', { type: 'mobile', browser: software('Chrome'), os: software('Android') }],
    ['Edge on a tablet', { type: 'tablet', browser: software('Edge') }],
    ['Edge on a computer', { type: 'desktop', browser: software('Edge') }],
    ['Edge', { browser: software('Edge') }],
    ['curl on Linux', { type: 'cli', browser: software('curl'), os: software('Linux') }],
    ['Command line on Linux', { type: 'cli', os: software('Linux') }],
    ['curl (command line)', { type: 'cli', browser: software('curl') }],
    ['Mac', { type: 'desktop', os: software('macOS'), model: 'Macintosh' }],
    ['Windows PC', { type: 'desktop', os: software('Windows') }],
    ['Chromebook', { type: 'desktop', os: software('ChromeOS') }],
    ['Linux computer', { type: 'desktop', os: software('Linux') }],
    ['toString computer', { type: 'desktop', os: software('toString') }],
    ['Home Assistant on iPhone or iPad', { type: 'mobile', browser: software('Home Assistant'), os: software('iOS') }],
    ['iPhone or iPad', { type: 'mobile', os: software('iOS') }],
    ['Safari on iPad', { type: 'tablet', browser: software('Safari'), os: software('iPadOS') }],
    ['App on Pixel 8', { type: 'mobile', browser: software('WebView'), os: software('Android'), model: 'Pixel 8' }],
    ['Chrome on Android', { type: 'mobile', browser: software('Chrome'), os: software('Android'), model: 'SM-A546B' }],
    ['Android tablet', { type: 'tablet', os: software('Android'), model: 'SM-X910' }],
    ['SM-A546B', { type: 'mobile', model: 'SM-A546B' }],
    ['Safari on iPhone', { type: 'mobile', browser: software('Safari'), os: software('iOS'), model: 'iPhone15,3' }],
    ['Samsung TV', { type: 'tv', os: software('Tizen'), model: 'Samsung TV' }],
    ['Fire TV', { type: 'tv', os: software('Fire OS'), model: 'Fire TV' }],
    ['Apple TV', { type: 'tv', model: 'AppleTV14,1' }],
    ['Android TV', { type: 'tv', os: software('Android TV') }],
    ['Android TV', { type: 'tv', os: software('Android') }],
    ['TV', { type: 'tv', os: software('Linux') }],
    ['Netflix on Samsung TV', { type: 'tv', browser: software('Netflix'), model: 'Samsung TV' }],
    ['PlayStation 5', { type: 'console', model: 'PlayStation 5' }],
    ['Edge on a game console', { type: 'console', browser: software('Edge') }],
    ['Meta Quest Browser on Quest 3', { type: 'headset', browser: software('Meta Quest Browser'), model: 'Quest 3' }],
    ['Wear OS watch', { type: 'watch', os: software('Wear OS') }],
    ['Macintosh', { type: 'desktop', model: 'Macintosh' }],
    ['iPhone', { type: 'mobile', os: software('iOS'), model: 'iPhone' }],
    ['Android phone', { type: 'mobile', os: software('Android') }],
    ['Windows device', { os: software('Windows') }],
    ['Living room TV', { type: 'tv', label: 'Living room TV' }],
    ['Firefox on Windows', { label: 'Work laptop', browser: software('Firefox'), os: software('Windows') }],
    ['Mobile device', { type: 'mobile' }],
    ['Command line', { type: 'cli' }],
    ['Unknown device', {}],
    ['Netflix on a TV', { type: 'tv', browser: software('Netflix'), model: 'netflix' }],
    // Systems that one maker's devices have.
    ['Apple TV', { type: 'tv', os: software('tvOS') }],
    ['Apple Watch', { type: 'watch', os: software('watchOS') }],
    ['iPad', { type: 'tablet', os: software('iPadOS') }],
    ['iOS tablet', { type: 'tablet', os: software('iOS') }],
    ['Apple TV', { type: 'tv', model: 'AppleTV' }],
    ['Apple TV', { type: 'tv', model: 'AppleTV14,12' }],
    ['Watch', { type: 'watch', model: 'Watch6,14' }],
    ['My iPhone15,3', { type: 'mobile', model: 'My iPhone15,3' }],
    ['iPhone15,3 of Ada', { type: 'mobile', model: 'iPhone15,3 of Ada' }],
    ['AppleTV14,1 of Ada', { type: 'tv', model: 'AppleTV14,1 of Ada' }],
    ['Samsung TV set', { type: 'tv', model: 'Samsung TV set' }],
    ['Samsung TV', { type: 'desktop', model: 'Samsung TV' }],
    // Versions that no text can know.
    ['Mac', { type: 'desktop', os: software('OS X') }],
    ['Mac', { type: 'desktop', os: software('Mac OS X 10.15.7') }],
    ['Mac', { type: 'desktop', os: software('macOS/10_15_7') }],
    ['Windows PC', { type: 'desktop', os: software('Windows NT 10.0') }],
    ['Windows PC', { type: 'desktop', os: software('Windows 11') }],
    ['Chromebook', { type: 'desktop', os: software('Chrome OS v14') }],
    ['Android phone', { type: 'mobile', os: software('Android 14') }],
    ['iPhone or iPad', { type: 'mobile', os: software('iOS 17.5.1') }],
    ['My macOS 14 computer', { type: 'desktop', os: software('My macOS 14') }],
    ['macOS 14 beta computer', { type: 'desktop', os: software('macOS 14 beta') }],
    ['Windows CE computer', { type: 'desktop', os: software('Windows CE') }],
    ['Old Windows computer', { type: 'desktop', os: software('Old Windows') }],
    ['Chrome OS Flex computer', { type: 'desktop', os: software('Chrome OS Flex') }],
    ['Old ChromeOS computer', { type: 'desktop', os: software('Old ChromeOS') }],
    ['Firefox, macOS', { label: 'Firefox, macOS 10.15.7' }],
    ['Edge, Windows', { label: 'Edge, Windows NT 10.0' }],
    ['Safari, Mac OS X', { label: 'Safari, Mac OS X 10_15' }],
    ['Windows 11 laptop', { label: 'Windows 11 laptop' }],
    // A code says less than the system, a name says more.
    ['Android phone', { type: 'mobile', os: software('Android'), model: '2201117TG' }],
    ['A52s', { type: 'mobile', os: software('Android'), model: 'A52s' }],
    ['PS 5', { type: 'console', os: software('Orbis'), model: 'PS 5' }],
  ])('%s', (name, known) => {
    expect(deviceName(device(known), t)).toBe(name)
  })
})

describe('in each language', () => {
  const phone = device({ type: 'mobile', browser: software('Safari'), model: 'iPhone' })
  const tablet = device({ type: 'tablet', browser: software('Edge') })
  const television = device({ type: 'tv', model: 'LG TV' })
  const tool = device({ type: 'cli', browser: software('curl') })

  it.each([
    ['en', 'Safari on iPhone', 'Edge on a tablet', 'LG TV', 'curl (command line)', 'Unknown device'],
    [
      'de',
      'Safari auf iPhone',
      'Edge auf einem Tablet',
      'Fernseher von LG',
      'curl (Kommandozeile)',
      'Unbekanntes Gerät',
    ],
    [
      'ar',
      '\u2068Safari\u2069 على \u2068iPhone\u2069',
      '\u2068Edge\u2069 على جهاز لوحي',
      'تلفاز \u2068LG\u2069',
      '\u2068curl\u2069 (سطر الأوامر)',
      'جهاز غير معروف',
    ],
  ])('%s', (language, ...names) => {
    const texts = textsOf(language)
    expect([phone, tablet, television, tool, unknownDevice].map((each) => deviceName(each, texts.t))).toEqual(names)
  })
})

describe('what says nothing is left out', () => {
  it.each([
    ['null', 'Mobile device'],
    ['undefined', 'Mobile device'],
    ['Unknown browser', 'Mobile device'],
    ['[object Object]', 'Mobile device'],
    ['()', 'Mobile device'],
    ['Web Session,', 'Web Session'],
    ['Chrome ()', 'Chrome'],
    ['iPhone,, Safari', 'iPhone, Safari'],
    [' - Kitchen - ', 'Kitchen'],
    ['Null Island phone', 'Null Island phone'],
    ['Other World', 'Other World'],
  ])('of the label %j, %j is shown', (label, name) => {
    expect(deviceName(device({ type: 'mobile', label }), t)).toBe(name)
  })
})

test('a name that runs the other way is isolated within the text around it', () => {
  const named = device({ browser: software('Firefox'), os: software('نظام'), type: 'desktop' })
  expect(deviceName(named, t)).toBe('Firefox on \u2068نظام\u2069')
})

const saysType = (known: Partial<Device>) => describeDevice(device(known), t).saysType

test('an icon needs no text of its own where the name says what kind of device it is', () => {
  expect(saysType({ type: 'mobile' })).toBe(true)
  expect(saysType({ type: 'tablet', browser: software('Edge') })).toBe(true)
  expect(saysType({ type: 'cli', os: software('Linux') })).toBe(true)
  expect(saysType({ type: 'desktop', os: software('macOS') })).toBe(true)
  expect(saysType({ os: software('Linux') })).toBe(false)
  expect(saysType({ browser: software('Edge') })).toBe(false)
  expect(saysType({ type: 'tv', label: 'Kitchen TV' })).toBe(true)
  expect(saysType({ type: 'tv', label: 'TV in the kitchen' })).toBe(true)
  expect(saysType({ type: 'tv', label: 'TVs' })).toBe(false)
  expect(saysType({ type: 'tv', label: 'MTV' })).toBe(false)
  expect(saysType({ type: 'mobile', label: 'Anna' })).toBe(false)
  expect(saysType({ type: 'desktop', browser: software('Edge'), os: software('Windows') })).toBe(false)
  expect(types.map((type) => deviceTypeName(type, t))).toEqual([
    'Computer',
    'Mobile device',
    'Tablet',
    'TV',
    'Game console',
    'Watch',
    'Headset',
    'Command line',
    'Unknown device',
  ])
})

/** Marks of a template that had nothing to put in, and of texts that were never looked up. */
const MISTAKES = /null|undefined|\(\s*\)|[,،;]\s*[,،;]|^[\s,،;]|[\s,،;]$|\{\{|device\.|126/

const englishWords = /\b(?:on|a|phone|device|unknown|command|line)\b/i
const knownNames = { browser: 'Firefox', os: 'Windows', model: 'Pixel 8', label: 'Kitchen' }

it.each(languages)('in %s, every subset of what can be known has a name', (language) => {
  const texts = textsOf(language)
  let subsets = 0
  for (const type of types)
    for (let bits = 0; bits < 16; bits += 1) {
      const has = (bit: number) => (bits & bit) !== 0
      const name = deviceName(
        {
          type,
          browser: has(1) ? software(knownNames.browser) : null,
          os: has(2) ? software(knownNames.os) : null,
          model: has(4) ? knownNames.model : null,
          label: has(8) ? knownNames.label : null,
        },
        texts.t,
      )
      subsets += 1
      expect(name).toMatch(/\p{L}/u)
      expect(name).not.toMatch(MISTAKES)
      // The most telling thing that is known is said.
      const said = [
        has(1) && 'Firefox',
        has(2) && !has(4) && 'Windows',
        !has(1) && !has(2) && !has(4) && has(8) && 'Kitchen',
      ]
      for (const word of said.filter((each) => each !== false)) expect(name).toContain(word)
      expect(language === 'en' ? '' : name).not.toMatch(englishWords)
    }
  expect(subsets).toBe(16 * types.length)
})

it.each(languages)('F19: in %s, no subset of hostile fields breaks a name', (language) => {
  const texts = textsOf(language)
  const hostile = fc.option(
    fc.oneof(fc.constantFrom(...hostileStrings.map((text) => text.slice(0, 5000))), fc.string({ unit: 'binary' })),
  )
  const named = hostile.map((name) => (name === null ? null : { name, version: null }))
  const devices = fc.record({
    type: fc.constantFrom(...types),
    browser: named,
    os: named,
    model: hostile,
    label: hostile,
  })
  fc.assert(
    fc.property(devices, (each) => {
      const name = deviceName(each, texts.t)
      expect(name).toMatch(/[\p{L}\p{N}\p{S}]/u)
      expect(name).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066\u2067]/u)
      expect(name.length).toBeLessThan(700)
      // Every isolate that is opened is closed again.
      let depth = 0
      for (const character of name) {
        if (character === '\u2068') depth += 1
        if (character === '\u2069') depth -= 1
        expect(depth).toBeGreaterThanOrEqual(0)
      }
      expect(depth).toBe(0)
      expect(name).not.toMatch(/^(?:null|undefined|\(\)|[,;])$/i)
    }),
    { numRuns: 200 },
  )
})
