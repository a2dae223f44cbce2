import type { TextsLocale } from '../locale.ts'

export type { LocaleTexts, TextsLocale } from '../locale.ts'

import texts from './de.json' with { type: 'json' }

/** German. */
export const de: TextsLocale = { lang: 'de', dir: 'ltr', texts }

/** The same, for `import('react-device-sessions/locales/de')`. */
export default de
