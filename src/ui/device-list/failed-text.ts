import { calledName } from '../format/device-name.ts'
import { type Ask, isAboutOne } from '../model/state.ts'
import type { Texts } from '../texts/texts-context.ts'

/** That nothing of what was asked for was done. */
export function failedText(texts: Texts, ask: Ask): string {
  const { t } = texts
  if (isAboutOne(ask)) return t('result.failed', { device: nameOf(texts, ask) })
  return {
    revoke: () => t('result.failed_count', { count: ask.meant.length }),
    revokeOthers: () => t('result.failed_others'),
    revokeAll: () => t('result.failed_all'),
    signOut: () => t('result.here_still_signed_in'),
  }[ask.operation]()
}

/** What to call the device that a sign-out of one is about. */
export function nameOf({ t }: Texts, { meant }: Ask): string {
  const [first] = meant
  return first ? calledName(first, t) : t('row.this_device')
}
