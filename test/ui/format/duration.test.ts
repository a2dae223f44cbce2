import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCountdown, formatDuration } from '../../../src/ui/format/duration.ts'
import { withIntl } from '../with-intl.ts'

describe('formatDuration', () => {
  it.each([
    [900, 'en', '15 minutes'],
    [900, 'de', '15 Minuten'],
    [900, 'ar', '15 دقيقة'],
    [60, 'en', '1 minute'],
    [3600, 'en', '1 hour'],
    [5400, 'en', '90 minutes'],
    [86_400, 'en', '1 day'],
    [172_800, 'en', '2 days'],
    [45, 'en', '45 seconds'],
    [1, 'en', '1 second'],
    [0, 'en', '0 seconds'],
  ])('%d s in %s is %s', (seconds, locale, text) => {
    expect(formatDuration(seconds, locale)).toBe(text)
  })

  it('never says less than it is', () => {
    const inSeconds: Record<string, number> = { second: 1, minute: 60, hour: 3600, day: 86_400 }
    fc.assert(
      fc.property(fc.double({ min: 0, max: 10_000_000, noNaN: true }), (seconds) => {
        const [, count = '', unit = ''] = /^([\d,]+) (\w+?)s?$/.exec(formatDuration(seconds, 'en')) ?? []
        expect(Number(count.replaceAll(',', '')) * (inSeconds[unit] ?? 0)).toBeGreaterThanOrEqual(seconds)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('formatCountdown', () => {
  it.each([
    [702_000, '11:42'],
    [7_000, '0:07'],
    [6_001, '0:07'],
    [60_000, '1:00'],
    [3_723_000, '1:02:03'],
    [0, '0:00'],
    [-5_000, '0:00'],
  ])('%d ms is %s', (ms, text) => {
    expect(formatCountdown(ms, 'en')).toBe(text)
  })

  it('uses the digits of the language', () => {
    expect(formatCountdown(702_000, 'ar-EG')).toBe('١١:٤٢')
  })
})

describe('where Intl knows no units, or no numbers', () => {
  it('a symbol that is the same everywhere stands for the unit', async () => {
    await withIntl({ NumberFormat: undefined }, async () => {
      const degraded = await import('../../../src/ui/format/duration.ts')
      expect(degraded.formatDuration(900, 'ar')).toBe('15 min')
      expect(degraded.formatCountdown(62_000, 'ar')).toBe('1:02')
    })
  })
})
