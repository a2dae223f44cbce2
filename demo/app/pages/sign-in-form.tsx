import { type ReactNode, type SubmitEvent, useEffect, useId, useRef, useState } from 'react'
import type { Account, SignInFailure } from '../auth/account.ts'
import { useText } from '../texts/i18n.ts'
import { PASSWORD_LENGTH, textIn } from './form-fields.ts'

export type SignInMode = 'sign-in' | 'create'

type Progress =
  | { readonly at: 'input' }
  | { readonly at: 'sending' }
  | { readonly at: 'failed'; failure: SignInFailure }

/** Email address and password, to sign in or to make an account. */
export function SignInForm({ account, mode }: { account: Account; mode: SignInMode }): ReactNode {
  const t = useText()
  const id = useId()
  const failureRef = useRef<HTMLParagraphElement>(null)
  const [progress, setProgress] = useState<Progress>({ at: 'input' })

  useEffect(() => {
    if (progress.at === 'failed') failureRef.current?.focus()
  }, [progress])

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (progress.at === 'sending') return
    const fields = new FormData(event.currentTarget)
    const email = textIn(fields, 'email')
    const password = textIn(fields, 'password')
    setProgress({ at: 'sending' })
    const failure = await (mode === 'sign-in' ? account.signIn(email, password) : account.signUp(email, password))
    setProgress(failure ? { at: 'failed', failure } : { at: 'input' })
  }

  return (
    <form className="sign-in-form" onSubmit={(event) => void submit(event)}>
      {progress.at === 'failed' && (
        <p ref={failureRef} id={`${id}failure`} className="failure" tabIndex={-1}>
          {t(`failure.${progress.failure}`, { length: PASSWORD_LENGTH.least })}
        </p>
      )}
      <div className="field">
        <label htmlFor={`${id}email`}>{t('signIn.email')}</label>
        <input
          id={`${id}email`}
          className="input"
          name="email"
          type="email"
          dir="ltr"
          autoComplete="username"
          required
          defaultValue={new URLSearchParams(location.search).get('email') ?? ''}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}password`}>{t('signIn.password')}</label>
        <input
          id={`${id}password`}
          className="input"
          name="password"
          type="password"
          dir="ltr"
          autoComplete={mode === 'sign-in' ? 'current-password' : 'new-password'}
          minLength={PASSWORD_LENGTH.least}
          required
          aria-describedby={mode === 'create' ? `${id}hint` : undefined}
        />
        {mode === 'create' && (
          <p id={`${id}hint`} className="hint">
            {t('signIn.passwordHint', { length: PASSWORD_LENGTH.least })}
          </p>
        )}
      </div>
      <button type="submit" className="button button-primary" aria-disabled={progress.at === 'sending'}>
        {t(progress.at === 'sending' ? 'signIn.working' : mode === 'sign-in' ? 'signIn.submit' : 'signIn.create')}
      </button>
    </form>
  )
}
