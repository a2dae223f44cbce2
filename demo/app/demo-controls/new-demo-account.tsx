import type { ReactNode } from 'react'
import type { Account } from '../auth/account.ts'
import { useText } from '../texts/i18n.ts'
import { createDemoAccount, DEMO_PASSWORD } from './demo-account.ts'
import { useOutcome, type Words } from './use-outcome.ts'

const numbers = [4, 12, 60]

/** An account with other devices in one click. */
export function NewDemoAccount({ account }: { account: Account }): ReactNode {
  const t = useText()
  const { outcome, run } = useOutcome()

  async function create(number: number): Promise<Words | null> {
    const failure = await createDemoAccount(account, number)
    return failure === null ? (translate) => translate('demo.created', { number }) : null
  }

  return (
    <section className="demo-box" aria-labelledby="new-demo-account">
      <h2 id="new-demo-account">{t('demo.createWith')}</h2>
      <div className="demo-buttons">
        {numbers.map((number) => (
          <button
            key={number}
            type="button"
            className="button"
            aria-label={t('demo.createWithNumber', { number })}
            onClick={() => run(() => create(number))}
          >
            {number}
          </button>
        ))}
      </div>
      <p className="hint">{t('demo.password', { password: DEMO_PASSWORD })}</p>
      <output className="hint">{outcome}</output>
    </section>
  )
}
