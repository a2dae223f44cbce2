import type { ReactNode } from 'react'
import type { AccountState } from '../auth/account.ts'
import { accounts } from '../auth/accounts.ts'
import { setPreference, usePreferences } from '../preferences.ts'
import { useText } from '../texts/i18n.ts'
import { Choice } from './choice.tsx'
import { bringAlong } from './demo-account.ts'

/** Which API the page speaks, and from which origin. */
export function ServerControls({ state }: { state: AccountState }): ReactNode {
  const t = useText()
  const { api, origin } = usePreferences()
  const user = state.status === 'signed-in' ? state.user : null
  return (
    <section className="demo-section">
      <h3>{t('demo.server')}</h3>
      <Choice
        label={t('demo.api')}
        value={api}
        options={[
          { value: 'biore', text: t('demo.apiBiore') },
          { value: 'prelude', text: t('demo.apiPrelude') },
          { value: 'better-auth', text: t('demo.apiBetterAuth') },
          { value: 'own', text: t('demo.apiOwn') },
        ]}
        onChoose={(next) => void bringAlong(user, accounts[next]).then(() => setPreference('api', next))}
      />
      <Choice
        label={t('demo.origin')}
        value={origin}
        options={[
          { value: 'same', text: t('demo.originSame') },
          { value: 'cross', text: t('demo.originCross') },
        ]}
        onChoose={(next) => setPreference('origin', next)}
      />
      <p className="hint">{t('demo.originHint')}</p>
    </section>
  )
}
