import type { SessionCapabilities } from '../../core/capabilities.ts'
import { questionAboutOthers } from '../device-list/device-list-others.tsx'
import type { Question } from '../device-list/list-store.ts'
import { selectionLimit } from '../device-list/selection-limit.ts'
import type { ListView } from '../device-list/use-list-view.ts'
import type { Result } from '../model/result.ts'
import { type Ask, endsOthers } from '../model/state.ts'
import { errorAction } from '../texts/error-action.ts'

/** What "Try again" in the strip does: it sends, or asks anew, because devices that were not on screen may have come. */
export type Retry = { readonly type: 'send'; readonly ask: Ask } | { readonly type: 'ask'; readonly ask: Question }

/**
 * What can be tried again: the whole, where nothing was done; else only what failed and may work another time. They are found
 * by who they are (`key`), as they are listed now; `null` where their own rows offer it, or nothing does.
 */
export function retryOf(result: Result, view: ListView, server: SessionCapabilities): Retry | null {
  const { ask } = result
  if (result.type === 'refused') {
    if (!endsOthers(ask)) return { type: 'send', ask: asListed(ask, view) }
    if (!isOfNewcomers(ask, view)) return { type: 'send', ask }
    return { type: 'ask', ask: questionAboutOthers(ask.operation, view) }
  }
  const open = result.failed.filter(({ error }) => isWorthAnotherTry(errorAction(error)))
  if (open.length === 0) return null
  const keys = new Set(open.map(({ session }) => session.key))
  const rows = view.others.filter(({ session }) => keys.has(session.key) && session.canRevoke)
  if (ask.operation !== 'revokeAll' && rows.length > 0 && rows.length <= selectionLimit(server))
    return { type: 'send', ask: { operation: 'revoke', meant: rows } }
  return endsOthers(ask) ? { type: 'ask', ask: questionAboutOthers(ask.operation, view) } : null
}

/** The same devices by the ids that they have now: some servers give new ones with each refresh. */
function asListed(ask: Ask, { others }: ListView): Ask {
  const rows = new Map(others.map((row) => [row.key, row]))
  return { ...ask, meant: ask.meant.map((each) => rows.get(each.key) ?? each) }
}

/** True where devices are listed that the question did not name. */
function isOfNewcomers({ meant }: Ask, { others }: ListView): boolean {
  const keys = new Set(meant.map(({ key }) => key))
  return others.some(({ key }) => !keys.has(key))
}

const isWorthAnotherTry = (action: ReturnType<typeof errorAction>) => action === 'retry' || action === 'confirm'
