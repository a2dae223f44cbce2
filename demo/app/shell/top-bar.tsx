import { type ReactNode, useId } from 'react'
import { useRevokeSessions } from 'react-device-sessions'
import type { User } from '../auth/account.ts'
import { useText } from '../texts/i18n.ts'
import { Brand } from './brand.tsx'

/** Who is signed in, and the way out: `mine` is the kit's word for the session that asks. */
export function TopBar({ user }: { user: User }): ReactNode {
  const t = useText()
  const failureId = useId()
  const signOut = useRevokeSessions()
  const hasFailed = signOut.isError || signOut.data?.endedCurrent === false
  return (
    <header className="top-bar">
      <div className="top-bar-inner">
        <Brand />
        <p className="who">
          <span className="avatar" aria-hidden="true">
            {user.email.charAt(0).toUpperCase()}
          </span>
          <span className="visually-hidden">{t('topBar.signedInAs', { email: user.email })}</span>
          <bdi className="who-email" aria-hidden="true">
            {user.email}
          </bdi>
        </p>
        <button
          type="button"
          className="button"
          aria-disabled={signOut.isPending}
          aria-describedby={failureId}
          onClick={() => {
            if (!signOut.isPending) signOut.mutate({ target: 'mine' })
          }}
        >
          {t('topBar.signOut')}
        </button>
      </div>
      <output id={failureId} className="top-bar-failure">
        {hasFailed && t('topBar.signOutFailed')}
      </output>
    </header>
  )
}
