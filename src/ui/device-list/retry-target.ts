import type { SessionCapabilities } from '../../core/capabilities.ts'
import { errorAction } from '../texts/error-key.ts'
import { endsOthers, type Result, type Row, type Target } from './list-store.ts'
import { selectionLimit } from './selection-limit.ts'

/** What "Try again" in the strip does. `asks`: devices that were not on screen may have come, so it is asked anew. */
export interface Retry {
  readonly target: Target
  readonly asks: boolean
}

/**
 * What can be tried again: the whole, where nothing was done; else only what failed and may work another time. The ones that
 * failed are found by who they are (`key`), as they are listed now; `null` where their own rows offer it, or nothing does.
 */
export function retryTarget(
  result: Result,
  { current, others }: { readonly current: Row | null; readonly others: readonly Row[] },
  server: SessionCapabilities,
): Retry | null {
  if ('gone' in result || result.target.action === 'one') return null
  const { target } = result
  if ('error' in result) return { target, asks: false }
  const open = result.report.failed.filter(({ error }) => isWorthAnotherTry(errorAction(error)))
  if (open.length === 0) return null
  const keys = new Set(open.map(({ session }) => session.key))
  const rows = others.filter(({ session }) => keys.has(session.key) && session.canRevoke)
  if (target.action !== 'all' && rows.length > 0 && rows.length <= selectionLimit(server))
    return { target: { action: 'selected', rows, count: rows.length }, asks: false }
  if (!endsOthers(target)) return null
  const meant = !current ? [] : target.action === 'all' ? [...others, current] : others
  return { target: { ...target, rows: meant, count: null }, asks: true }
}

const isWorthAnotherTry = (action: ReturnType<typeof errorAction>) => action === 'retry' || action === 'confirm'
