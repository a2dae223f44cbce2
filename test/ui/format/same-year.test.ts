import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { yearOf } from '../../../src/ui/format/time.ts'

const languages = readdirSync('src/i18n/locales').flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -5)] : []))
const moments = Array.from({ length: 60 }, (_, n) => new Date(2025, 0, 1 + 14 * n, 12).getTime())
const edges = [new Date(2025, 11, 31, 23, 59).getTime(), new Date(2026, 0, 1, 0, 1).getTime()]

test.each([...languages, 'fa-AF', 'ar-SA', 'ar-EG', 'th-TH', 'en-IR', 'en-u-ca-persian', 'ja-u-ca-japanese'])(
  'in %s, two moments are of one year where its calendar says so',
  (locale) => {
    const format = new Intl.DateTimeFormat(locale, { year: 'numeric' })
    for (const one of [...moments, ...edges])
      for (const other of edges)
        expect(yearOf(one, { locale }) === yearOf(other, { locale })).toBe(format.format(one) === format.format(other))
  },
)
