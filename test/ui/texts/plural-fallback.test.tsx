import { describe, expect, it } from 'vitest'
import type { TextsLocale } from '../../../src/i18n/locale.ts'
import { withIntl } from '../with-intl.ts'

const french: TextsLocale = {
  lang: 'fr',
  texts: {
    title: 'Vos appareils',
    list: { others_one: '{{count}} autre appareil', others_other: '{{count}} autres appareils' },
  },
}

/** An engine whose rules answer so, whatever the language. */
const rules = (form: string) => ({
  PluralRules: class {
    select = () => form
    resolvedOptions = () => ({ pluralCategories: [form] })
  },
})

const others = async (language: string, locale: TextsLocale, count: number) => {
  const { textsOf } = await import('../render-texts.tsx')
  return textsOf(language, [locale]).t('list.others', { count })
}

describe('a plural form that the texts do not have', () => {
  it('is the usual one of the same language: French without `many`, in an engine that knows it', async () => {
    expect(await others('fr', french, 1_000_000)).toMatch(/autres appareils$/)
  })

  it.each(['zero', 'two', 'few', 'many'])('is the usual one of the same language: %s', async (form) => {
    await withIntl(rules(form), async () => {
      expect(await others('fr', french, 3)).toBe('3 autres appareils')
    })
  })

  it('is never English, even where nobody knows any form', async () => {
    await withIntl({ PluralRules: undefined }, async () => {
      expect(await others('fr', french, 3)).toBe('3 autres appareils')
      const { ar } = await import('../../../src/i18n/locales/ar.ts')
      expect(await others('ar', ar, 3)).toMatch(/^3 .*\p{sc=Arabic}/u)
      expect(await others('ja', { lang: 'ja', texts: { list: { others_other: '他{{count}}台' } } }, 1)).toBe('他1台')
    })
  })
})
