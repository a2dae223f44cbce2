import type { RevokeRequest } from '../core/session-adapter.ts'
import type { RevocationReport } from './revocation-report.ts'

const reports = new WeakMap<RevokeRequest, Promise<RevocationReport>>()

/** Keeps the report of a request, for when TanStack rejects a mutation that succeeded. */
export function noteReport(request: RevokeRequest, report: Promise<RevocationReport>): Promise<RevocationReport> {
  reports.set(request, report)
  return report
}

/** The report of a request; `undefined` when it was never sent. */
export function notedReport(request: RevokeRequest): Promise<RevocationReport> | undefined {
  return reports.get(request)
}
