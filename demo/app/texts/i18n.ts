import { createInstance } from 'i18next'
import { useCallback } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import { onPreferences, preferences } from '../preferences.ts'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import type { TextKey } from './text-types.ts'

/**
 * The application's own i18next. It knows nothing of the kit: the kit follows its language, and neither adds to it nor
 * asks it for texts.
 */
export const i18n = createInstance()

void i18n.use(initReactI18next).init({
  lng: preferences().language,
  fallbackLng: 'en',
  defaultNS: 'app',
  ns: ['app'],
  resources: { en: { app: en }, de: { app: de }, ar: { app: ar } },
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
})

function followLanguage(): void {
  const { language } = preferences()
  if (i18n.language !== language) void i18n.changeLanguage(language)
}

/** The language of the page's own texts: English, where only the kit knows the one that was chosen. */
function describeDocument(): void {
  const lang = i18n.hasResourceBundle(i18n.language, 'app') ? i18n.language : 'en'
  document.documentElement.lang = lang
  document.documentElement.dir = i18n.dir(lang)
}

onPreferences(followLanguage)
i18n.on('languageChanged', describeDocument)
describeDocument()

/** Looks up a text, by a key that the compiler knows. */
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string

/** The application's texts. */
export function useText(): Translate {
  const { t } = useTranslation('app')
  return useCallback((key, values = {}) => t(key, values), [t])
}
