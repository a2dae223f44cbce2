import type { ReactNode } from 'react'
import { useText } from '../texts/i18n.ts'

/** The application's mark and name. */
export function Brand(): ReactNode {
  const t = useText()
  return (
    <span className="brand">
      <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="9" fill="currentColor" />
        <path d="M10 17l4.2 4.2L22.5 12" fill="none" stroke="var(--primary-foreground)" strokeWidth="3.4" />
      </svg>
      <bdi>{t('brand')}</bdi>
    </span>
  )
}
