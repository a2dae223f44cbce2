/** Texts by key, nested as in the JSON files; plurals end in `_one`, `_other`, … (i18next JSON v4). */
export interface LocaleTexts {
  readonly [key: string]: string | LocaleTexts
}

/** One language of `<DeviceList>`: what `react-device-sessions/locales/<lang>` exports. */
export interface TextsLocale {
  /** BCP 47, e.g. `de` or `pt-BR`. Serves its regions too: `de` is shown to a reader of `de-AT`. */
  readonly lang: string
  /** The direction in which the language is written. */
  readonly dir: 'ltr' | 'rtl'
  readonly texts: LocaleTexts
}
