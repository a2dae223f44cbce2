import { type ReactNode, useEffect, useState } from 'react'
import { SignOutOthersPrompt } from 'react-device-sessions'
import type { Account, User } from '../auth/account.ts'
import { noteReport } from '../demo-controls/last-report.ts'
import { goTo } from '../preferences.ts'
import { PageLink } from '../shell/page-link.tsx'
import { PageTitle } from '../shell/page-title.tsx'
import { useText } from '../texts/i18n.ts'
import { kitLocales } from '../texts/kit-locales.ts'
import { PasswordForm } from './password-form.tsx'
import { StepUpForm } from './step-up-form.tsx'

/** A new password, and once there is one, the question what becomes of the other devices. */
export function PasswordPage({ account, user }: { account: Account; user: User }): ReactNode {
  const t = useText()
  const [isChanged, setIsChanged] = useState(false)
  // The form is gone, and the focus with it. The prompt says by itself what it is about.
  useEffect(() => {
    if (isChanged) document.querySelector('h1')?.focus()
  }, [isChanged])
  return (
    <>
      <PageLink to="security" className="back">
        {t('password.back')}
      </PageLink>
      <PageTitle>{t('password.title')}</PageTitle>
      {isChanged ? (
        <div className="after-change">
          <SignOutOthersPrompt
            reason="password"
            loadLocale={kitLocales}
            onReport={noteReport}
            stepUp={<StepUpForm account={account} user={user} />}
            onDismiss={() => goTo('security')}
          />
        </div>
      ) : (
        <>
          <p className="intro">{t('password.intro')}</p>
          <PasswordForm account={account} user={user} onChanged={() => setIsChanged(true)} />
        </>
      )}
    </>
  )
}
