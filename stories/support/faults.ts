import type { SessionErrorCode } from 'react-device-sessions'
import { page } from './page.tsx'

/** A list that fails once, and the one retry of the query with it: "Try again" finds it well. */
export const failing = (code: SessionErrorCode, retryAfterMs: number | null = null) =>
  page({ server: { faults: [{ on: 'list', do: 'fail', code, retryAfterMs, times: 2 }] } })
