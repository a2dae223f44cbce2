import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Device, deviceTypes, type SessionLocation, unknownDevice } from '../../../src/core/session.ts'
import { authMethodName } from '../../../src/ui/after-click/auth-method.ts'
import { describeDevice, deviceName, deviceTypeName } from '../../../src/ui/format/device-name.ts'
import { placeName } from '../../../src/ui/format/place.ts'
import { runs } from '../../support/runs.ts'
import { hostileStrings } from '../hostile-strings.ts'
import { textsOf } from '../render-texts.tsx'

const languages = ['en', 'de', 'ar'] as const
const texts = { en: textsOf('en'), de: textsOf('de'), ar: textsOf('ar') }
const types = deviceTypes
const { t } = texts.en
const software = (name: string) => ({ name, version: null })
const device = (known: Partial<Device>): Device => ({ ...unknownDevice, ...known })
const location = (known: Partial<SessionLocation>): SessionLocation => ({
  city: null,
  region: null,
  countryCode: null,
  label: null,
  ...known,
})

/** What a template leaves behind that had nothing to put in, and what a missing text looks like. */
const MISTAKES =
  /\bnull\b|undefined|\bNaN\b|\(\s*\)|\[\s*\]|[,،;]\s*[,،;]|^[\s,،;]|[\s,،;]$|\{\{|\}\}|\b(?:device|place|time|method)\./i

/** Texts of servers: ordinary, saying nothing, or meant to do harm. */
const empty = ['', ' ', '()', ', ', 'null', 'undefined', 'None', 'N/A', 'unknown', 'Unknown Browser', '[object Object]']
const ordinary = ['Firefox', 'Windows', 'Pixel 8', 'Lyon', 'São Paulo', 'القاهرة', 'תל אביב', '東京', 'Mike’s iPhone']
const said = fc.option(fc.constantFrom(...empty, ...ordinary, 'Chrome ()', 'Web Session,', 'a,, b'))
const named = said.map((name) => (name === null ? null : software(name)))
const devices = fc.record({
  type: fc.constantFrom(...types),
  browser: named,
  os: named,
  model: said,
  label: said,
})
const codes = fc.option(fc.constantFrom('FR', 'eg', 'IL', 'ZZ', 'T1', 'QQ', '', 'null', 'France'))
const locations = fc.record({ city: said, region: said, countryCode: codes, label: said })

it.each(languages)('in %s, no subset of what a server says makes an empty or a broken name', (language) => {
  const english = /\b(?:on a|device|phone|near|command line|unknown)\b/i
  fc.assert(
    fc.property(devices, (each) => {
      const name = deviceName(each, texts[language].t)
      expect(name).toMatch(/\p{L}/u)
      expect(name).not.toMatch(MISTAKES)
      expect(language === 'en' ? '' : name.replace('Mike’s iPhone', '')).not.toMatch(english)
    }),
    { numRuns: runs(3000) },
  )
})

it.each(languages)('in %s, no subset of what a server says makes an empty or a broken place', (language) => {
  fc.assert(
    fc.property(locations, (each) => {
      const place = placeName(each, texts[language])
      expect(place ?? 'none').toMatch(/\p{L}/u)
      expect(place ?? '').not.toMatch(MISTAKES)
      expect(language === 'en' ? '' : (place ?? '')).not.toMatch(/\bnear\b/i)
    }),
    { numRuns: runs(3000) },
  )
})

it.each(languages)('in %s, a hostile place turns nothing around it', (language) => {
  const hostile = fc.option(
    fc.oneof(fc.constantFrom(...hostileStrings.map((text) => text.slice(0, 5000))), fc.string({ unit: 'binary' })),
  )
  const places = fc.record({ city: hostile, region: hostile, countryCode: hostile, label: hostile })
  fc.assert(
    fc.property(places, (each) => {
      const place = placeName(each, texts[language])
      expect(place ?? '').not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066\u2067]/u)
      expect((place ?? '').length).toBeLessThan(700)
      const [opened, closed] = ['\u2068', '\u2069'].map((mark) => (place ?? '').split(mark).length)
      expect(opened).toBe(closed)
    }),
    { numRuns: runs(1000) },
  )
})

test.each([
  [{ city: 'null', countryCode: 'FR' }, 'France'],
  [{ city: 'Unknown', region: 'Bavaria' }, 'Near Bavaria'],
  [{ city: 'Lyon,', countryCode: 'FR' }, 'Near Lyon, France'],
  [{ label: 'unknown' }, null],
  [{ city: 'القاهرة', countryCode: 'EG' }, 'Near \u2068القاهرة\u2069, Egypt'],
])('of the place %j, %j is shown', (known, place) => {
  expect(placeName(location(known), texts.en)).toBe(place)
})

test.each([
  ['null', null],
  ['unknown', null],
  ['()', null],
  ['Company SSO,', 'Company SSO'],
])('of the sign-in method %j, %j is shown', (method, name) => {
  expect(authMethodName(method, t)).toBe(name)
})

describe('a version that no user agent can know is not shown', () => {
  it.each<[Partial<Device>, string]>([
    [{ type: 'desktop', browser: software('Safari'), os: software('macOS 10.15.7') }, 'Safari on macOS'],
    [{ type: 'desktop', browser: software('Chrome'), os: software('Mac OS X 10_15_7') }, 'Chrome on Mac OS X'],
    [{ type: 'desktop', browser: software('Edge'), os: software('Windows 11') }, 'Edge on Windows'],
    [{ type: 'desktop', os: software('Windows NT 10.0') }, 'Windows PC'],
    [{ type: 'mobile', browser: software('Chrome'), os: software('Android 10') }, 'Chrome on Android'],
    [{ type: 'desktop', label: 'Safari, Mac OS X 10.15.7' }, 'Safari, Mac OS X'],
    [{ type: 'desktop', label: 'Edge (Windows NT 10.0)' }, 'Edge (Windows)'],
  ])('%j is %s', (known, name) => {
    expect(deviceName(device(known), t)).toBe(name)
  })

  it('neither of browser, nor of system', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...types),
        fc.option(fc.constantFrom('Chrome', 'Safari')),
        fc.option(fc.constantFrom('macOS', 'Windows', 'iOS')),
        fc.stringMatching(/^\d{1,3}(\.\d{1,5}){0,3}$/),
        (type, browser, os, version) => {
          const name = deviceName(
            device({ type, browser: browser && { name: browser, version }, os: os && { name: os, version } }),
            t,
          )
          expect(name).not.toMatch(/\d/)
        },
      ),
    )
  })

  it('what a person or a maker calls a device keeps its number', () => {
    expect(deviceName(device({ label: 'Windows 11 laptop' }), t)).toBe('Windows 11 laptop')
    expect(deviceName(device({ type: 'mobile', model: 'Pixel 8', os: software('Android') }), t)).toBe('Pixel 8')
  })
})

describe('an icon has a text of its own only where the name does not say what kind of device it is', () => {
  it.each(languages)('in %s', (language) => {
    fc.assert(
      fc.property(devices, (each) => {
        const { name, saysType } = describeDevice(each, texts[language].t)
        const kind = deviceTypeName(each.type, texts[language].t)
        // Said already: saying it again would be heard twice.
        expect(name.toLowerCase() === kind.toLowerCase() && !saysType).toBe(false)
      }),
      { numRuns: runs(2000) },
    )
  })

  it.each<[Partial<Device>, boolean]>([
    [{ type: 'tv', label: 'Living room TV' }, true],
    [{ type: 'tablet', label: 'Kitchen tablet' }, true],
    [{ type: 'tv', label: 'TVNorge box' }, false],
    [{ type: 'tablet', model: 'Nexus 7' }, false],
    [{ type: 'tablet', label: 'tablet' }, true],
    [{ type: 'mobile', browser: software('Safari'), model: 'iPhone' }, false],
  ])('%j: %s', (known, saysType) => {
    expect(describeDevice(device(known), t).saysType).toBe(saysType)
  })
})
