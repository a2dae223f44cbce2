import type { ReactNode } from 'react'
import { DeviceList } from 'react-device-sessions'
import { ar } from 'react-device-sessions/locales/ar'
import { de } from 'react-device-sessions/locales/de'
import { DeviceManager } from 'react-device-sessions/manage'
import type { Account, User } from '../auth/account.ts'
import { usePreferences } from '../preferences.ts'
import { PageTitle } from '../shell/page-title.tsx'
import { useText } from '../texts/i18n.ts'
import { StepUpForm } from './step-up-form.tsx'

/** Which of them is shown follows the application's i18next. English is always there. */
const locales = [de, ar]

/** The one section that is real. */
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
      <Devices headingLevel={2} locales={locales} stepUp={<StepUpForm account={account} user={user} />} />
    </>
  )
}
