import type { ReactNode } from 'react'
import { usePreferences } from '../preferences.ts'
import { useText } from '../texts/i18n.ts'
import { PageLink } from './page-link.tsx'

/** The sections of the settings. Those that this demo does not have are no links: nothing here leads nowhere. */
export function SideNav(): ReactNode {
  const t = useText()
  const { page } = usePreferences()
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
          {page === 'security' ? (
            <a className="side-nav-item" href="#content" aria-current="page">
              {t('nav.security')}
            </a>
          ) : (
            <PageLink className="side-nav-item" to="security" aria-current="true">
              {t('nav.security')}
            </PageLink>
          )}
        </li>
        {missing('nav.notifications')}
      </ul>
    </nav>
  )
}
