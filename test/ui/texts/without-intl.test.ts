import { expect, it } from 'vitest'
import { withIntl } from '../with-intl.ts'

const parts = [
  'DateTimeFormat',
  'DisplayNames',
  'ListFormat',
  'Locale',
  'NumberFormat',
  'RelativeTimeFormat',
  'Segmenter',
  'getCanonicalLocales',
]

it.each([...parts, parts.join(' ')])('F28: without Intl.%s there are texts all the same', async (missing) => {
  const gone = Object.fromEntries(missing.split(' ').map((part) => [part, undefined]))
  await withIntl(gone, async () => {
    const { textsOf } = await import('../render-texts.tsx')
    const { t, dir } = textsOf('de')
    expect(t('list.others', { count: 2 })).toBe('2 andere Geräte')
    expect(dir).toBe('ltr')
  })
})
