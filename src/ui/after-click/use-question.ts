import { useSessionScope } from '../../hooks/index.ts'
import { questionAboutOthers } from '../device-list/device-list-others.tsx'
import { useListView } from '../device-list/list-context.ts'
import type { Question, Row } from '../device-list/list-store.ts'
import type { ListView } from '../device-list/use-list-view.ts'
import { endsOthers } from '../model/state.ts'
import { sentences } from '../texts/sentences.ts'
import { useTexts } from '../texts/texts-context.ts'
import { lagText } from './outcome-texts.ts'

/** The question as the list is now: it may be read anew while the dialog is open. What was asked stays where nothing of it is listed any more. */
function asListed(asked: Question, view: ListView): Question {
  const now = endsOthers(asked) ? questionAboutOthers(asked.operation, view) : withoutGone(asked, view)
  return now.meant.length > 0 ? now : asked
}

/** Of several that were selected, those that are still there. */
function withoutGone(asked: Question, { current, others }: ListView): Question {
  if (asked.meant.length < 2) return asked
  const keys = new Set([current, ...others].map((row) => row?.key))
  const meant = asked.meant.filter(({ key }) => keys.has(key))
  return { ...asked, meant, count: meant.length }
}

/** The words of a question, and what it asks for now. */
export function useQuestion(asked: Question): {
  readonly question: Question
  readonly title: string
  readonly body: string
  readonly confirm: string
  /** The devices that are meant, to be drawn; none while not all are known. */
  readonly cards: readonly Row[]
} {
  const texts = useTexts()
  const { t } = texts
  const view = useListView()
  const { current, others } = view
  const question = asListed(asked, view)
  const { operation, meant: rows, count, because } = question
  const seconds = useSessionScope().adapter.capabilities.accessTokenLagSeconds
  const lag = lagText(texts, seconds, 'several')
  const [row] = rows
  const known = count === null ? [] : rows
  if (operation === 'revokeAll')
    return {
      question,
      title: t('confirm.all'),
      body: sentences(t, [
        count !== null && count > 1 && t('confirm.all_count', { count }),
        t('confirm.all_body'),
        count !== 1 && lag,
      ]),
      confirm: t('sign_out_everywhere'),
      cards: known,
    }
  if (operation === 'revoke' && (rows.length > 1 || !row))
    return {
      question,
      title: t('confirm.selected', { count: rows.length }),
      body: sentences(t, [lag, t('confirm.current_stays')]),
      confirm: t('confirm.others_action', { count: rows.length }),
      cards: rows,
    }
  if (operation === 'revokeOthers' || !row)
    return {
      question,
      title: count === null ? t('confirm.others_unknown') : t('confirm.others', { count }),
      body: sentences(t, [count === 1 ? lagText(texts, seconds, 'one') : lag, t('confirm.current_stays')]),
      confirm: count === null ? t('sign_out_others') : t('confirm.others_action', { count }),
      cards: known,
    }
  const { isCurrent } = row.session
  const isNotMe = because === 'not-me'
  return isCurrent
    ? {
        question,
        title: t('confirm.current'),
        body: sentences(t, [t('confirm.current_body'), others.length > 0 && t('confirm.others_stay')]),
        confirm: t('sign_out'),
        cards: [row],
      }
    : {
        question,
        title: t(isNotMe ? 'not_me.ask' : 'confirm.one', { device: row.name }),
        body: sentences(t, [
          t(isNotMe ? 'not_me.body' : 'confirm.one_body'),
          lagText(texts, seconds, 'one'),
          isCurrent === null ? t('confirm.maybe_body') : current && t('confirm.current_stays'),
        ]),
        confirm: t('sign_out'),
        cards: [row],
      }
}
