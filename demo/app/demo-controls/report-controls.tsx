import type { ReactNode } from 'react'
import { useText } from '../texts/i18n.ts'
import { useLastReport } from './last-report.ts'

/** What the page's `onReport` was told last, in numbers and by the names of the fields. */
export function ReportControls(): ReactNode {
  const t = useText()
  const report = useLastReport()
  if (!report) return null
  const { revoked, accepted, unconfirmed, failed, left, newSince, endedCurrent } = report
  const fields = {
    revoked: revoked.length,
    accepted: accepted.length,
    unconfirmed: unconfirmed.length,
    failed: failed.length,
    left: String(left),
    newSince,
    endedCurrent: String(endedCurrent),
  }
  return (
    <section className="demo-section">
      <h3>{t('demo.report')}</h3>
      <dl className="demo-report" dir="ltr">
        {Object.entries(fields).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
