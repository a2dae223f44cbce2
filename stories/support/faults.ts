import type { SessionErrorCode } from 'react-device-sessions'
import type { MemoryAdapterOptions, MemoryFault } from 'react-device-sessions/testing'
import { page } from './page.tsx'

/** Asks each call that brings no proof. */
export const untilProof = (on: 'list' | 'revoke') => ({ on, do: 'step-up', times: 'until-proof' }) as const

/** A list that fails once, and the one retry of the query with it: "Try again" finds it well. */
export const failing = (code: SessionErrorCode, retryAfterMs: number | null = null) =>
  page({ server: { faults: [{ on: 'list', do: 'fail', code, retryAfterMs, times: 2 }] } })

/** The list is read well once, and then: */
export const afterOneRead = (...faults: readonly MemoryFault[]) =>
  ({ faults: [{ on: 'list', do: 'delay', ms: 0 }, ...faults] }) satisfies MemoryAdapterOptions
