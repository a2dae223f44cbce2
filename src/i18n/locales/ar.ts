import type { TextsLocale } from '../locale.ts'

export type { LocaleTexts, TextsLocale } from '../locale.ts'

import texts from './ar.json' with { type: 'json' }

/** Arabic. */
export const ar: TextsLocale = { lang: 'ar', dir: 'rtl', texts }

/** The same, for `import('react-device-sessions/locales/ar')`. */
export default ar
