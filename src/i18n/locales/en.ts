import type { TextsLocale } from '../locale.ts'

export type { LocaleTexts, TextsLocale } from '../locale.ts'

import texts from './en.json' with { type: 'json' }

/** English, part of the package itself. */
export const en: TextsLocale = { lang: 'en', dir: 'ltr', texts }

/** The same, for `import('react-device-sessions/locales/en')`. */
export default en
