import type { ReactNode } from 'react'
import { setPreference, usePreferences } from '../preferences.ts'
import { useText } from '../texts/i18n.ts'
import { Choice } from './choice.tsx'
import { LanguageChoice } from './language-choice.tsx'

/** The page's language and theme. */
export function LookControls(): ReactNode {
  const t = useText()
  const { theme, screen } = usePreferences()
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
      <LanguageChoice />
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
