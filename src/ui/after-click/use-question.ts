import { valueInText } from '../../core/value-in-text.ts'
import { useSessionScope } from '../../hooks/index.ts'
import { useListView } from '../device-list/list-context.ts'
import type { Question, Row } from '../device-list/list-store.ts'
import { formatList } from '../format/intl.ts'
import { sentences } from '../texts/sentences.ts'
import { type Texts, useTexts } from '../texts/texts-context.ts'
import { lagText } from './outcome-texts.ts'

const NAMED = 5

/** The first of several devices by name, and how many more: "TV, Safari on iPhone and 4 more". */
function firstNames(rows: readonly Row[], { t, locale, dir }: Texts): string {
  const names = rows.slice(0, NAMED).map(({ label }) => valueInText('device', label, dir))
  const more = rows.length - names.length
  return formatList(more > 0 ? [...names, t('confirm.more', { count: more })] : names, locale)
}

/** The words of a question. */
export function useQuestion({ operation, meant: rows, count, because }: Question): {
  readonly title: string
  readonly body: string
  readonly confirm: string
  readonly card: Row | null
} {
  const texts = useTexts()
  const { t } = texts
  const { current, others } = useListView()
  const seconds = useSessionScope().adapter.capabilities.accessTokenLagSeconds
  const lag = lagText(texts, seconds, 'several')
  const [row] = rows
  if (operation === 'revokeAll')
    return {
      title: t('confirm.all'),
      body: sentences(t, [
        count !== null && count > 1 && t('confirm.all_count', { count }),
        t('confirm.all_body'),
        count !== 1 && lag,
      ]),
      confirm: t('sign_out_everywhere'),
      card: null,
    }
  if (operation === 'revoke' && (rows.length > 1 || !row))
    return {
      title: t('confirm.selected', { count: rows.length }),
      body: sentences(t, [
        t('confirm.selected_names', { names: firstNames(rows, texts) }),
        lag,
        t('confirm.current_stays'),
      ]),
      confirm: t('confirm.others_action', { count: rows.length }),
      card: null,
    }
  if (operation === 'revokeOthers' || !row)
    return {
      title: count === null ? t('confirm.others_unknown') : t('confirm.others', { count }),
      body: sentences(t, [count === 1 ? lagText(texts, seconds, 'one') : lag, t('confirm.current_stays')]),
      confirm: count === null ? t('sign_out_others') : t('confirm.others_action', { count }),
      card: null,
    }
  const { isCurrent } = row.session
  const isNotMe = because === 'not-me'
  return isCurrent
    ? {
        title: t('confirm.current'),
        body: sentences(t, [t('confirm.current_body'), others.length > 0 && t('confirm.others_stay')]),
        confirm: t('sign_out'),
        card: row,
      }
    : {
        title: t(isNotMe ? 'not_me.ask' : 'confirm.one', { device: row.name }),
        body: sentences(t, [
          t(isNotMe ? 'not_me.body' : 'confirm.one_body'),
          lagText(texts, seconds, 'one'),
          isCurrent === null ? t('confirm.maybe_body') : current && t('confirm.current_stays'),
        ]),
        confirm: t('sign_out'),
        card: row,
      }
}
