import type { ReactNode } from 'react'
import { setPreference, usePreferences } from '../preferences.ts'
import { useText } from '../texts/i18n.ts'
import { Choice } from './choice.tsx'

/** Each in its own language, so that everybody finds theirs. */
const languages = [
  { value: 'en', text: 'English', lang: 'en' },
  { value: 'de', text: 'Deutsch', lang: 'de' },
  { value: 'ar', text: 'العربية', lang: 'ar' },
] as const

/** The page's language and theme. */
export function LookControls(): ReactNode {
  const t = useText()
  const { language, theme, screen } = usePreferences()
  return (
    <section className="demo-section">
      <h3>{t('demo.look')}</h3>
      <Choice
        label={t('demo.screen')}
        value={screen}
        options={[
          { value: 'list', text: t('demo.screenList') },
          { value: 'manager', text: t('demo.screenManager') },
        ]}
        onChoose={(next) => setPreference('screen', next)}
      />
      <Choice
        label={t('demo.language')}
        value={language}
        options={languages}
        onChoose={(next) => setPreference('language', next)}
      />
      <Choice
        label={t('demo.theme')}
        value={theme}
        options={[
          { value: 'system', text: t('demo.themeSystem') },
          { value: 'light', text: t('demo.themeLight') },
          { value: 'dark', text: t('demo.themeDark') },
        ]}
        onChoose={(next) => setPreference('theme', next)}
      />
    </section>
  )
}
