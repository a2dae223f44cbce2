import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { sessionKeys } from 'react-device-sessions'
import type { Account, User } from '../auth/account.ts'
import { secondBrowserUrl } from '../servers.ts'
import { useText } from '../texts/i18n.ts'
import { addDevices, DEMO_PASSWORD, isDemoAccount } from './demo-account.ts'
import { useOutcome, type Words } from './use-outcome.ts'

const numbers = [5, 50, 500]

/** More devices for whoever is signed in, and a second browser to be signed out from. */
export function AccountControls({ account, user }: { account: Account; user: User }): ReactNode {
  const t = useText()
  const client = useQueryClient()
  const { outcome, run } = useOutcome()
  const secondBrowser = secondBrowserUrl(user.email)

  async function add(number: number): Promise<Words | null> {
    const accessToken = account.accessToken()
    // Without one, the server would go by Better Auth's cookie, which may be somebody else's.
    if (accessToken === null && (account.api === 'biore' || account.api === 'prelude')) return null
    if (!(await addDevices(account.api, accessToken, number))) return null
    void client.invalidateQueries({ queryKey: sessionKeys.all })
    return (translate) => translate('demo.added', { number })
  }

  return (
    <section className="demo-section">
      <h3>{t('demo.account')}</h3>
      <fieldset className="choice">
        <legend>{t('demo.addDevices')}</legend>
        <div className="demo-buttons">
          {numbers.map((number) => (
            <button
              key={number}
              type="button"
              className="button button-small"
              aria-label={t('demo.addNumber', { number })}
              onClick={() => run(() => add(number))}
            >
              <bdi>+{number}</bdi>
            </button>
          ))}
        </div>
      </fieldset>
      <output className="hint">{outcome}</output>
      {secondBrowser && (
        <>
          <h4>{t('demo.secondBrowser')}</h4>
          <p>
            <a href={secondBrowser.href} target="_blank" rel="noreferrer">
              {t('demo.secondBrowserLink', { host: secondBrowser.hostname })}
            </a>
          </p>
          <p className="hint">{t('demo.secondBrowserHint')}</p>
        </>
      )}
      {isDemoAccount(user.email) && <p className="hint">{t('demo.password', { password: DEMO_PASSWORD })}</p>}
    </section>
  )
}
