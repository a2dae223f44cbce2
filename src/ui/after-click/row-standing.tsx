import { useKnown, useListScope } from '../device-list/list-context.ts'
import { questionAbout, type Row } from '../device-list/list-store.ts'
import type { RowSetting } from '../device-list/row-setting.ts'
import { useRemaining } from '../device-list/use-remaining.ts'
import { useWayToProve } from '../device-list/use-way-to-prove.ts'
import { isReasonAbove } from '../model/result.ts'
import type { Standing } from '../model/state.ts'
import { textWithSlots } from '../texts/text-with-slots.ts'
import { useTexts } from '../texts/texts-context.ts'
import { openWords, reasonText } from './outcome-texts.ts'
import { useToldHere } from './standing-note.tsx'

interface RowStandingProps {
  readonly row: Row
  readonly standing: Standing
}

/** How the session of a usual row stands, at the end of its meta line; and why, unless that is said above for several. */
export function RowStanding({ row, standing }: RowStandingProps) {
  const texts = useTexts()
  const { t } = texts
  const { surface } = useListScope()
  const words = openWords(standing, true)
  const isAbove = useKnown((state) => isReasonAbove(state, row, surface))
  const error = isAbove ? null : (words?.error ?? null)
  const until = useKnown(({ cooldowns }) => cooldowns[questionAbout(row).operation] ?? 0)
  const remaining = useRemaining(error?.code === 'rate_limited' ? until : 0)
  useWayToProve(words?.action === 'confirm')
  useToldHere(words && row.key)
  if (!words) return null
  const stands = <b>{t(words.key)}</b>
  const reason = error && reasonText(texts, error, remaining)
  return (
    <span data-device-list-standing={words.tone}>
      {reason ? textWithSlots(t, 'join', { first: stands }, { second: reason }) : stands}
    </span>
  )
}

/** What a usual row's own button does about what is open. */
interface RowAction {
  readonly label: string
  /** It reads, and sends nothing. */
  readonly isCheck: boolean
  readonly onClick: () => void
}

/** `null` where the button asks, as it does by default; so it does once a read has listed the session again. `way`: what can be done where the server wants proof. */
export function rowAction(
  { row, standing }: RowStandingProps,
  way: 'confirm' | 'sign_in',
  { texts, scope, onSignInAgain }: RowSetting,
): RowAction | null {
  const action = openWords(standing, true)?.action ?? null
  if (action === null || (action === 'check' && 'isSeen' in standing)) return null
  const what = action === 'confirm' ? way : action
  return {
    label: texts.t(`action.${what}`),
    isCheck: what === 'check',
    onClick: {
      check: () => scope.read({ check: row.key }),
      retry: () => scope.signOut(questionAbout(row)),
      confirm: () => scope.signOut(questionAbout(row)),
      sign_in: () => onSignInAgain?.(),
    }[what],
  }
}
