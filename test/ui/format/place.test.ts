import { describe, expect, it } from 'vitest'
import type { SessionLocation } from '../../../src/core/session.ts'
import { countryName, placeName } from '../../../src/ui/format/place.ts'
import { hostileStrings } from '../hostile-strings.ts'
import { textsOf } from '../render-texts.tsx'
import { withIntl } from '../with-intl.ts'

const place = (known: Partial<SessionLocation>): SessionLocation => ({
  city: null,
  region: null,
  countryCode: null,
  label: null,
  ...known,
})
const english = textsOf('en')

describe('placeName', () => {
  it.each<[string | null, Partial<SessionLocation>]>([
    ['Near Lyon, France', { city: 'Lyon', region: 'Rhône', countryCode: 'FR' }],
    ['Near Bavaria, Germany', { region: 'Bavaria', countryCode: 'DE' }],
    ['France', { countryCode: 'FR' }],
    ['France', { countryCode: 'fr' }],
    ['Near Lyon', { city: 'Lyon' }],
    ['Near Singapore', { city: 'Singapore', countryCode: 'SG' }],
    ['Near Lyon, QQ', { city: 'Lyon', countryCode: 'QQ' }],
    ['Near Lyon', { city: 'Lyon', countryCode: 'ZZ' }],
    ['Near Lyon', { city: 'Lyon', countryCode: 'France!' }],
    ['Near Lyon', { city: 'Lyon', countryCode: '' }],
    ['Near the Rhône', { label: 'the Rhône' }],
    ['Near Lyon, France', { city: 'Lyon', countryCode: 'FR', label: 'somewhere else' }],
    [null, {}],
    [null, { countryCode: 'T1' }],
    [null, { city: ' ', region: '\u200B', label: '()' }],
  ])('%s', (text, known) => {
    expect(placeName(place(known), english)).toBe(text)
  })

  it('of nothing is nothing', () => {
    expect(placeName(null, english)).toBeNull()
  })

  it('names the country, and joins, as the language does', () => {
    const cologne = place({ city: 'Köln', countryCode: 'DE' })
    expect(placeName(cologne, textsOf('de'))).toBe('In der Nähe von Köln, Deutschland')
    expect(placeName(cologne, textsOf('ar'))).toBe('بالقرب من \u2068Köln\u2069، ألمانيا')
    expect(placeName(cologne, textsOf('de-CH'))).toBe('In der Nähe von Köln, Deutschland')
  })

  it.each(hostileStrings.map((value) => ({ start: JSON.stringify(value.slice(0, 40)), value })))(
    'is one line, without empty parts, for $start',
    ({ value }) => {
      for (const known of [
        { city: value, countryCode: value },
        { region: value },
        { label: value, countryCode: 'FR' },
      ]) {
        const text = placeName(place(known), english)
        if (text === null) continue
        expect(text).toMatch(/^(Near \S|France$)/)
        expect(text).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u202A-\u202E\u2066\u2067]|, $|, ,/u)
        expect(text.length).toBeLessThan(600)
      }
    },
  )
})

function Refusing() {
  throw new RangeError('no data')
}

describe('where Intl.DisplayNames is missing, or has no data', () => {
  it.each([undefined, Refusing])('the code stands for the country: %o', async (DisplayNames) => {
    await withIntl({ DisplayNames }, async () => {
      const degraded = await import('../../../src/ui/format/place.ts')
      expect(degraded.placeName(place({ city: 'Lyon', countryCode: 'FR' }), english)).toBe('Near Lyon, FR')
    })
  })
})

it('knows no country by what is no code', () => {
  expect([null, '', 'F', 'FRA', '12', 'ZZ', 'XX', '__'].map((code) => countryName(code, 'en'))).toEqual(
    Array(8).fill(null),
  )
})
