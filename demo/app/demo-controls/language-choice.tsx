import { type ReactNode, useId } from 'react'
import { languageName } from '../../../scripts/lib/language-name.ts'
import { setPreference, usePreferences } from '../preferences.ts'
import { useText } from '../texts/i18n.ts'
import { kitLanguages } from '../texts/kit-locales.ts'

/** Each in its own language, so that everybody finds theirs, and in the order of those names. */
const languages = kitLanguages
  .map((lang) => ({ lang, name: languageName(lang) }))
  .toSorted((one, other) => one.name.localeCompare(other.name, 'en'))

/** All languages of the kit. The page itself speaks three of them, and English beside the others. */
export function LanguageChoice(): ReactNode {
  const t = useText()
  const { language } = usePreferences()
  const id = useId()
  return (
    <div className="choice">
      <label htmlFor={id}>{t('demo.language')}</label>
      <select
        id={id}
        className="input"
        value={language}
        onChange={({ target }) => setPreference('language', target.value)}
      >
        {languages.map(({ lang, name }) => (
          <option key={lang} value={lang} lang={lang}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
