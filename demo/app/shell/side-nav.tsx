import type { ReactNode } from 'react'
import { useText } from '../texts/i18n.ts'

/** The sections of the settings. Those that this demo does not have are no links: nothing here leads nowhere. */
export function SideNav(): ReactNode {
  const t = useText()
  const missing = (key: 'nav.profile' | 'nav.notifications'): ReactNode => (
    <li className="side-nav-item">
      {t(key)} <span className="visually-hidden">{t('nav.soon')}</span>
    </li>
  )
  return (
    <nav className="side-nav" aria-label={t('nav.label')}>
      <ul>
        {missing('nav.profile')}
        <li>
          <a className="side-nav-item" href="#content" aria-current="page">
            {t('nav.security')}
          </a>
        </li>
        {missing('nav.notifications')}
      </ul>
    </nav>
  )
}
