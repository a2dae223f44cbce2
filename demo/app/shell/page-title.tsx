import { type ReactNode, useEffect } from 'react'
import { useText } from '../texts/i18n.ts'

/** The heading of a page, and the name of the browser's tab. It takes the focus when the page before it is gone. */
export function PageTitle({ children, describedBy }: { children: string; describedBy?: string }): ReactNode {
  const t = useText()
  useEffect(() => {
    document.title = `${children} – ${t('brand')}`
  }, [children, t])
  return (
    <h1 className="page-title" tabIndex={-1} aria-describedby={describedBy}>
      {children}
    </h1>
  )
}
