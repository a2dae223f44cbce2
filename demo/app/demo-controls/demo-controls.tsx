import { type ReactNode, useState } from 'react'
import type { Account, AccountState } from '../auth/account.ts'
import { useText } from '../texts/i18n.ts'
import { AccountControls } from './account-controls.tsx'
import { FaultControls } from './fault-controls.tsx'
import { LookControls } from './look-controls.tsx'
import { ReportControls } from './report-controls.tsx'
import { ServerControls } from './server-controls.tsx'

/** Beside the page where there is room, below it where there is none; there it starts closed. */
const hasRoom = (): boolean => matchMedia('(min-width: 75rem)').matches

/** What is not part of the application: the choices and the trouble that a demo needs. */
export function DemoControls({ account, state }: { account: Account; state: AccountState }): ReactNode {
  const t = useText()
  const [isOpen, setIsOpen] = useState(hasRoom)
  return (
    <aside className="demo" aria-label={t('demo.title')}>
      <h2>
        <button
          type="button"
          className="demo-toggle"
          aria-expanded={isOpen}
          aria-controls="demo-body"
          onClick={() => setIsOpen((now) => !now)}
        >
          {t('demo.title')}
        </button>
      </h2>
      <div id="demo-body" className="demo-body" hidden={!isOpen}>
        <p className="hint">{t('demo.intro')}</p>
        <ServerControls state={state} />
        <LookControls />
        {state.status === 'signed-in' && <AccountControls account={account} user={state.user} />}
        <FaultControls />
        <ReportControls />
      </div>
    </aside>
  )
}
