import type { ReactNode } from 'react'
import { DeviceList } from 'react-device-sessions'
import { DeviceManager } from 'react-device-sessions/manage'
import type { Account, User } from '../auth/account.ts'
import { noteReport } from '../demo-controls/last-report.ts'
import { usePreferences } from '../preferences.ts'
import { PageLink } from '../shell/page-link.tsx'
import { PageTitle } from '../shell/page-title.tsx'
import { useText } from '../texts/i18n.ts'
import { kitLocales } from '../texts/kit-locales.ts'
import { StepUpForm } from './step-up-form.tsx'

/** Devices and password: what the settings of this demo are about. */
export function SecuritySection({ account, user }: { account: Account; user: User }): ReactNode {
  const t = useText()
  const { screen } = usePreferences()
  const Devices = screen === 'manager' ? DeviceManager : DeviceList
  return (
    <>
      <PageTitle describedBy="security-intro">{t('security.title')}</PageTitle>
      <p id="security-intro" className="intro">
        {t('security.intro')}
      </p>
      <Devices
        headingLevel={2}
        loadLocale={kitLocales}
        onReport={noteReport}
        stepUp={<StepUpForm account={account} user={user} />}
        changePassword={
          <PageLink to="password" className="step-link">
            {t('password.title')}
          </PageLink>
        }
      />
      <section className="card setting" aria-labelledby="password-setting">
        <div>
          <h2 id="password-setting">{t('password.setting')}</h2>
          <p className="hint">{t('password.settingHint')}</p>
        </div>
        <PageLink to="password" className="button">
          {t('password.title')}
        </PageLink>
      </section>
    </>
  )
}
