import { formatDate } from '../format/time.ts'
import type { ListEvent } from '../model/events.ts'
import { errorText } from '../texts/error-text.ts'
import { sentences } from '../texts/sentences.ts'
import type { Texts } from '../texts/texts-context.ts'

/** What the text of an event depends on, besides the event. */
export interface Telling {
  readonly texts: Texts
  readonly timeZone: string | undefined
  /** In seconds: how long a signed-out device may go on. */
  readonly lag: number | null
  readonly shows: 'list' | 'prompt'
}

/** An event in words: what is announced, and what a toast shows besides. `null`: nothing is. */
export interface Words {
  readonly said: string | null
  readonly toast: string | null
}

/** The text of an event about the list itself. Events are put into words only here; what parts show follows from the state. */
export function listEventText(event: ListEvent, { texts, timeZone }: Telling): string {
  const { t } = texts
  switch (event.type) {
    case 'refreshed':
      return t('list.refreshed')
    case 'loading':
      return t('load.loading')
    case 'loaded':
      return t('load.loaded', { count: event.count })
    case 'loadFailed': {
      const { error, readAt } = event
      const options = { locale: texts.locale, timeZone }
      const what = readAt
        ? t('list.refresh_failed', { time: formatDate(Date.parse(readAt), options, true) })
        : t('load.failed')
      return sentences(t, [what, errorText(texts, error, 'list', error.retryAfterMs)])
    }
    case 'cooldownOver':
      return t('error.rate_limited_over')
    case 'signedOut':
      return sentences(t, [t('signed_out.title'), t('signed_out.body')])
  }
}
