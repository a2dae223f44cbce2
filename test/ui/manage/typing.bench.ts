import { makeSession } from 'react-device-sessions/testing'
import { test } from 'vitest'
import { en } from '../../../src/i18n/locales/en.ts'
import { rowsOf } from '../../../src/ui/device-list/rows-of.ts'
import { sortRows } from '../../../src/ui/manage/filter-rows.ts'
import { search } from '../../../src/ui/manage/search-text.ts'
import { flatTexts } from '../../../src/ui/texts/flat-texts.ts'
import type { Texts } from '../../../src/ui/texts/texts-context.ts'
import { translator } from '../../../src/ui/texts/translator.ts'

// What a keystroke costs with 10,000 devices: see vitest.bench.config.ts. Measured, not asserted: the
// field itself shows the letter before any of this, because the rows follow a deferred value.

const english = flatTexts(en.texts)
const t = translator(
  (key, { replace }) =>
    Object.entries(replace).reduce((text, [name, value]) => text.replaceAll(`{{${name}}}`, value), english[key] ?? key),
  'en',
  'ltr',
)
const newTexts = (): Texts => ({ t, lang: 'en', dir: 'ltr', locale: 'en', ready: true, locales: [] })
const texts = newTexts()

const cities = ['Lyon', 'Oslo', 'İzmir', 'São Paulo', 'Busan']
const sessions = Array.from({ length: 10_000 }, (_, n) =>
  makeSession({
    id: `d${n}`,
    device: { type: 'mobile', model: `Pixel ${n % 40}`, browser: { name: 'Chrome', version: null } },
    location: { city: cities[n % 5] ?? null, region: null, countryCode: 'FR', label: null },
    lastActiveAt: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString(),
  }),
)
const rows = rowsOf(sessions, texts)

test('10,000 devices', { timeout: 120_000 }, async ({ bench }) => {
  await bench.compare(
    bench('the rows of a new list', () => void rowsOf(sessions, texts)),
    bench('the first letter: every text is folded', () => void search(rows, 'p', newTexts())),
    bench('each letter after it', () => void search(rows, 'pixel 3 sao', texts)),
    bench('another order', () => void sortRows(rows, 'inactive')),
    { time: 300, iterations: 5, warmupTime: 0, warmupIterations: 1 },
  )
})
