import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDuration } from '../../../src/ui/format/duration.ts'
import { runs } from '../../support/runs.ts'
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
      { numRuns: runs(2000) },
    )
  })
})

describe('short, for a countdown on the screen', () => {
  it.each([
    [702, 'en', '12 min'],
    [24, 'en', '24 sec'],
    [6.001, 'en', '7 sec'],
    [3723, 'en', '63 min'],
    [0, 'en', '0 sec'],
    [-5, 'en', '0 sec'],
    [702, 'ar-EG', '١٢ د'],
  ])('%d s in %s is %s', (seconds, locale, text) => {
    expect(formatDuration(seconds, locale, 'short')).toBe(text)
  })
})

describe('where Intl knows no units, or no numbers', () => {
  it('a symbol that is the same everywhere stands for the unit', async () => {
    await withIntl({ NumberFormat: undefined }, async () => {
      const degraded = await import('../../../src/ui/format/duration.ts')
      expect(degraded.formatDuration(900, 'ar')).toBe('15 min')
      expect(degraded.formatDuration(62, 'ar', 'short')).toBe('62 s')
    })
  })
})
