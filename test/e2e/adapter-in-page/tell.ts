import type {
  FailedRevoke,
  ListOptions,
  RevokeOptions,
  RevokeRequest,
  RevokeResult,
  SessionAdapter,
  SessionPage,
} from '../../../src/core/session-adapter.ts'
import { isSessionError, type SessionError, toSessionError } from '../../../src/core/session-error.ts'

/** A `SessionError` as JSON carries it. */
export type ToldError = Pick<SessionError, 'code' | 'message' | 'status' | 'retryAfterMs' | 'serverCode' | 'stepUp'>
/** What a call in the page came to. */
export type Told<T> = { readonly value: T } | { readonly error: ToldError }
/** A `RevokeResult` as JSON carries it. */
export type ToldResult = Omit<RevokeResult, 'failed'> & {
  readonly failed: readonly (Pick<FailedRevoke, 'id'> & { readonly error: ToldError })[]
}

/** An adapter in the page, as a test calls it. */
export interface ToldAdapter {
  list(call: number, isAborted: boolean, options: Omit<ListOptions, 'signal'>): Promise<Told<SessionPage>>
  abort(call: number): void
  revoke(request: RevokeRequest, options: RevokeOptions): Promise<Told<ToldResult>>
}

/** What the page of an SDK has in its window: its adapter, and what else its tests want. */
declare global {
  interface Window {
    toldAdapter: ToldAdapter
  }
}

const calls = new Map<number, AbortController>()

/** Lets a test call the adapter that the page has made by then. */
export function tellAbout(adapter: () => SessionAdapter): void {
  window.toldAdapter = {
    async list(call, isAborted, options) {
      const controller = new AbortController()
      calls.set(call, controller)
      if (isAborted) controller.abort()
      return tell(adapter().list({ ...options, signal: controller.signal }))
    },
    abort: (call) => calls.get(call)?.abort(),
    async revoke(request, options) {
      return tell(
        adapter()
          .revoke(request, options)
          .then(({ failed, ...result }) => ({
            ...result,
            failed: failed.map(({ id, error }) => ({ id, error: tellError(error) })),
          })),
      )
    },
  }
}

async function tell<T>(work: Promise<T>): Promise<Told<T>> {
  try {
    return { value: await work }
  } catch (error) {
    if (!isSessionError(error)) throw error
    return { error: tellError(error) }
  }
}

function tellError(error: SessionError): ToldError {
  const { code, message, status, retryAfterMs, serverCode, stepUp } = toSessionError(error)
  return { code, message, status, retryAfterMs, serverCode, stepUp }
}
