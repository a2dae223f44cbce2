import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Toaster } from 'sonner'
import { useAccount } from './auth/use-account.ts'
import { DemoControls } from './demo-controls/demo-controls.tsx'
import { begin } from './demo-controls/first-visit.ts'
import { SettingsPage } from './pages/settings-page.tsx'
import { SignInPage } from './pages/sign-in-page.tsx'
import { StartingPage } from './pages/starting-page.tsx'
import { usePreferences } from './preferences.ts'
import { useFocusTitle } from './shell/use-focus-title.ts'
import { useText } from './texts/i18n.ts'

/** The whole page: the application, and beside it what makes the demo happen. */
export function App(): ReactNode {
  const { account, state } = useAccount()
  const { api, theme, page } = usePreferences()
  const dir = useTranslation().i18n.dir()
  const t = useText()
  useFocusTitle(state.status === 'starting' ? null : state.status === 'signed-in' ? page : state.status)

  useEffect(() => {
    begin(account)
  }, [account])

  return (
    <div className="page">
      <a className="skip-link" href="#content">
        {t('skip')}
      </a>
      <div className="app">
        {state.status === 'starting' && <StartingPage />}
        {state.status === 'signed-out' && <SignInPage key={api} account={account} notice={state.notice} />}
        {state.status === 'signed-in' && <SettingsPage key={state.user.id} account={account} user={state.user} />}
      </div>
      <DemoControls account={account} state={state} />
      <Toaster theme={theme} dir={dir} position={dir === 'rtl' ? 'bottom-right' : 'bottom-left'} />
    </div>
  )
}
