import { type ReactNode, useId, useState } from 'react'
import type { Account, SignedOutNotice } from '../auth/account.ts'
import { NewDemoAccount } from '../demo-controls/new-demo-account.tsx'
import { Brand } from '../shell/brand.tsx'
import { PageTitle } from '../shell/page-title.tsx'
import { useText } from '../texts/i18n.ts'
import { SignInForm, type SignInMode } from './sign-in-form.tsx'

/** What a signed-out user sees: why, where there is something to say, and the form. */
export function SignInPage({ account, notice }: { account: Account; notice: SignedOutNotice | null }): ReactNode {
  const t = useText()
  const noticeId = useId()
  const [mode, setMode] = useState<SignInMode>('sign-in')
  return (
    <main id="content" className="centred" tabIndex={-1}>
      <Brand />
      <div className="card sign-in">
        {notice && (
          <div id={noticeId} className="notice" data-notice={notice}>
            <p>{t(`notice.${notice}`)}</p>
            {notice === 'unreachable' && (
              <button type="button" className="link-button" onClick={() => void account.start()}>
                {t('notice.retry')}
              </button>
            )}
          </div>
        )}
        <PageTitle {...(notice && { describedBy: noticeId })}>
          {t(mode === 'sign-in' ? 'signIn.title' : 'signIn.createTitle')}
        </PageTitle>
        <p className="intro">{t('signIn.intro')}</p>
        <SignInForm key={mode} account={account} mode={mode} />
        <button
          type="button"
          className="link-button"
          onClick={() => setMode((now) => (now === 'sign-in' ? 'create' : 'sign-in'))}
        >
          {t(mode === 'sign-in' ? 'signIn.toCreate' : 'signIn.toSignIn')}
        </button>
      </div>
      <NewDemoAccount account={account} />
    </main>
  )
}
