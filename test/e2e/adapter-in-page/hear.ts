import type { Page } from 'playwright'
import type { SessionAdapter } from '../../../src/core/session-adapter.ts'
import { SessionError } from '../../../src/core/session-error.ts'
import type { Told, ToldError } from './tell.ts'

/** The adapter in a page, as one in this process. */
export function adapterIn(page: Page): Pick<SessionAdapter, 'list' | 'revoke'> {
  let calls = 0
  return {
    async list({ signal, ...options } = {}) {
      calls += 1
      const call = calls
      signal?.addEventListener('abort', () => void page.evaluate((id) => window.toldAdapter.abort(id), call))
      const told = page.evaluate(([id, isAborted, given]) => window.toldAdapter.list(id, isAborted, given), [
        call,
        signal?.aborted ?? false,
        options,
      ] as const)
      return valueOf(await told)
    },
    async revoke(request, options = {}) {
      const { failed, ...result } = valueOf(
        await page.evaluate(([asked, given]) => window.toldAdapter.revoke(asked, given), [request, options] as const),
      )
      return { ...result, failed: failed.map(({ id, error }) => ({ id, error: errorFrom(error) })) }
    },
  }
}

function valueOf<T>(told: Told<T>): T {
  if ('error' in told) throw errorFrom(told.error)
  return told.value
}

function errorFrom({ code, message, ...details }: ToldError): SessionError {
  return new SessionError(code, message, details)
}
