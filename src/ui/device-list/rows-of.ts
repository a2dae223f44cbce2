import { cleanText } from '../../core/clean-text.ts'
import type { Session } from '../../core/session.ts'
import { type Named, type Numbers, tellApart } from '../../core/tell-apart.ts'
import { deviceName } from '../format/device-name.ts'
import { placeName } from '../format/place.ts'
import { formatDate } from '../format/time.ts'
import type { Texts } from '../texts/texts-context.ts'
import type { Row } from './list-store.ts'

/** Where the reader is, and the year that need not be said. */
interface DateContext {
  readonly timeZone?: string | undefined
  readonly year?: string | null
}

/**
 * The sessions as rows: a key and a name that no other row has. Namesakes are told apart by place, by the day of the sign-in, by address, and last by number. A
 * number stays with its row, noted in `numbers`, so that a sign-out renames no other. `here`: the session that is probably this page's.
 */
export function rowsOf(
  sessions: readonly Session[],
  texts: Texts,
  numbers: Numbers = new Map(),
  dates: DateContext = {},
  here: Session | null = null,
): readonly Row[] {
  const keys = times(sessions.map(({ key }) => key))
  const names = sessions.map((session) => nameOf(session, texts))
  const sharing = times(names)
  const list = sessions.map((session, at) => {
    const key = keys.get(session.key) === 1 ? session.key : session.id
    const name = names[at] ?? ''
    // A date is slow to write: it is written for namesakes alone.
    return { key, session, name, facts: sharing.get(name) === 1 ? [] : factsOf(session, texts, dates) }
  })
  const differences = tellApart(list, numbers)
  return list.map(({ key, session, name: plain, facts: [place, day] }, at) => {
    const { facts = [], number = null } = differences[at] ?? {}
    const name = number === null ? plain : texts.t('numbered', { label: plain, number: String(number) })
    const differing = [...(number === null ? [] : [String(number)]), ...facts]
    return {
      key,
      session,
      apart: differing.length > 0 ? differing.join(' · ') : null,
      name,
      label: facts.reduce((label, fact) => texts.t('named', { label, device: fact }), name),
      // The row of this device says since when it is signed in anyhow.
      facts: facts.filter((fact) => fact !== place && !(fact === day && session.isCurrent === true)),
      isProbablyHere: session === here,
    }
  })
}

/** What may tell a device from its namesakes, the most telling first. */
function factsOf({ location, createdAt, ip }: Session, texts: Texts, dates: DateContext): Named['facts'] {
  const at = Date.parse(createdAt ?? '')
  const day = Number.isNaN(at) ? null : texts.t('row.signed_in', { time: formatDate(at, { ...texts, ...dates }) })
  return [placeName(location, texts), day, cleanText(ip?.value)]
}

/** A session stays the same object from read to read: of ten thousand, only the changed ones are named anew. */
const named = new WeakMap<Session, { readonly texts: Texts; readonly name: string }>()

function nameOf(session: Session, texts: Texts): string {
  const known = named.get(session)
  if (known?.texts === texts) return known.name
  const name = deviceName(session.device, texts.t)
  named.set(session, { texts, name })
  return name
}

/** How often each text occurs. */
function times(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}
