import type { ReactNode } from 'react'
import { DeviceList } from 'react-device-sessions'
import { ar } from 'react-device-sessions/locales/ar'
import { de } from 'react-device-sessions/locales/de'
import { PageTitle } from '../shell/page-title.tsx'
import { useText } from '../texts/i18n.ts'

/** Which of them is shown follows the application's i18next. English is always there. */
const locales = [de, ar]

/** The one section that is real. */
export function SecuritySection(): ReactNode {
  const t = useText()
  return (
    <>
      <PageTitle describedBy="security-intro">{t('security.title')}</PageTitle>
      <p id="security-intro" className="intro">
        {t('security.intro')}
      </p>
      <DeviceList headingLevel={2} locales={locales} />
    </>
  )
}
