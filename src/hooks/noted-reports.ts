import type { RevokeRequest } from '../core/session-adapter.ts'
import type { RevocationReport } from './revocation-report.ts'

const reports = new WeakMap<RevokeRequest, Promise<RevocationReport>>()

/** Notes what a request comes to, whatever is made of it on the way to the caller. */
export function noteReport(request: RevokeRequest, report: Promise<RevocationReport>): Promise<RevocationReport> {
  reports.set(request, report)
  return report
}

/** What a request came to; `undefined` when it was never sent. */
export function notedReport(request: RevokeRequest): Promise<RevocationReport> | undefined {
  return reports.get(request)
}
