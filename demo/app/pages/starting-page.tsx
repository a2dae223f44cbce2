import type { ReactNode } from 'react'
import { Brand } from '../shell/brand.tsx'
import { useText } from '../texts/i18n.ts'

/** Shown on load, for as long as nobody knows who is signed in. */
export function StartingPage(): ReactNode {
  const t = useText()
  return (
    <main id="content" className="centred" tabIndex={-1}>
      <Brand />
      <output className="starting">{t('starting')}</output>
    </main>
  )
}
