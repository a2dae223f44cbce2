import { type ReactNode, type SubmitEvent, useEffect, useId, useRef, useState } from 'react'
import type { Account, ChangeFailure, User } from '../auth/account.ts'
import { useText } from '../texts/i18n.ts'
import { PASSWORD_LENGTH, textIn } from './form-fields.ts'

type Progress =
  | { readonly at: 'input' }
  | { readonly at: 'sending' }
  | { readonly at: 'failed'; readonly failure: ChangeFailure }

interface PasswordFormProps {
  readonly account: Account
  readonly user: User
  readonly onChanged: () => void
}

/** The current password and a new one. What is wrong is said where it is. */
export function PasswordForm({ account, user, onChanged }: PasswordFormProps): ReactNode {
  const t = useText()
  const id = useId()
  const failureRef = useRef<HTMLParagraphElement>(null)
  const currentRef = useRef<HTMLInputElement>(null)
  const [progress, setProgress] = useState<Progress>({ at: 'input' })
  const failure = progress.at === 'failed' ? progress.failure : null

  useEffect(() => {
    if (failure === 'wrong') {
      currentRef.current?.focus()
      currentRef.current?.select()
    } else if (failure) failureRef.current?.focus()
  }, [failure])

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (progress.at === 'sending') return
    const fields = new FormData(event.currentTarget)
    setProgress({ at: 'sending' })
    const refused = await account.changePassword(textIn(fields, 'current'), textIn(fields, 'new'))
    if (refused === null) onChanged()
    else setProgress({ at: 'failed', failure: refused })
  }

  return (
    <form className="card password-form" onSubmit={(event) => void submit(event)}>
      {failure !== null && failure !== 'wrong' && (
        <p ref={failureRef} className="failure" tabIndex={-1}>
          {t(failure === 'limited' ? 'failure.limited' : 'password.unconfirmed')}
        </p>
      )}
      {/* So that a password manager knows whose passwords these are. */}
      <input type="email" name="username" autoComplete="username" value={user.email} readOnly hidden />
      <div className="field">
        <label htmlFor={`${id}current`}>{t('password.current')}</label>
        <input
          ref={currentRef}
          id={`${id}current`}
          className="input"
          name="current"
          type="password"
          dir="ltr"
          autoComplete="current-password"
          required
          aria-invalid={failure === 'wrong' || undefined}
          aria-describedby={failure === 'wrong' ? `${id}wrong` : undefined}
        />
        {failure === 'wrong' && (
          <p id={`${id}wrong`} className="field-failure">
            {t('password.wrong')}
          </p>
        )}
      </div>
      <div className="field">
        <label htmlFor={`${id}new`}>{t('password.new')}</label>
        <input
          id={`${id}new`}
          className="input"
          name="new"
          type="password"
          dir="ltr"
          autoComplete="new-password"
          minLength={PASSWORD_LENGTH.least}
          maxLength={PASSWORD_LENGTH.most}
          required
          aria-describedby={`${id}hint`}
        />
        <p id={`${id}hint`} className="hint">
          {t('signIn.passwordHint', { length: PASSWORD_LENGTH.least })}
        </p>
      </div>
      <button type="submit" className="button button-primary" aria-disabled={progress.at === 'sending'}>
        {t(progress.at === 'sending' ? 'signIn.working' : 'password.submit')}
      </button>
    </form>
  )
}
