import type { EnglishTexts } from './english-texts.ts'

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type Counted<Key> = Key extends `${infer Base}_${Plural}` ? Base : never

/** Some of the texts of `en.json`, in its shape, with the plural forms that the language has. */
type SomeOf<Texts> = {
  readonly [Key in keyof Texts]?: Texts[Key] extends string ? string : SomeOf<Texts[Key]>
} & { readonly [Key in `${Counted<keyof Texts>}_${Plural}`]?: string }

/**
 * Texts by key, nested as in `en.json`; plurals end in `_one`, `_other`, … (i18next JSON v4). What is left out is shown in
 * English.
 */
export type LocaleTexts = SomeOf<EnglishTexts>

/** One language of `<DeviceList>`: what `react-device-sessions/locales/<lang>` exports, and what your own is. */
export interface TextsLocale {
  /** BCP 47, e.g. `de` or `pt-BR`. Serves its regions too: `de` is shown to a reader of `de-AT`. */
  readonly lang: string
  /** The direction in which the language is written. Default: what is known of the language. */
  readonly dir?: 'ltr' | 'rtl' | undefined
  readonly texts: LocaleTexts
}
