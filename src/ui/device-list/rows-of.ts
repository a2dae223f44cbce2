import type { Session } from '../../core/session.ts'
import { deviceName } from '../format/device-name.ts'
import { placeName } from '../format/place.ts'
import type { Texts } from '../texts/texts-context.ts'
import type { Row } from './list-store.ts'

/** The numbers that namesakes were given, by label and then by key. */
export type RowNumbers = Map<string, Map<string, number>>

/**
 * The sessions as rows: a key and a button name that no other row has. Namesakes are told apart by place, then by number. A
 * number stays with its row, noted in `numbers`, so that a sign-out renames no other.
 */
export function rowsOf(sessions: readonly Session[], texts: Texts, numbers: RowNumbers = new Map()): readonly Row[] {
  const keys = times(sessions.map(({ key }) => key))
  const names = sessions.map((session) => nameOf(session, texts))
  const sharing = times(names)
  const labels = names.map((name, at) => {
    const place = sharing.get(name) === 1 ? null : placeName(sessions[at]?.location ?? null, texts)
    return place === null ? name : texts.t('named', { label: name, device: place })
  })
  const labelled = times(labels)
  return sessions.map((session, at) => {
    const label = labels[at] ?? ''
    const key = keys.get(session.key) === 1 ? session.key : session.id
    const isAlone = labelled.get(label) === 1 && !numbers.get(label)?.has(key)
    return {
      key,
      session,
      name: names[at] ?? '',
      label: isAlone ? label : texts.t('named', { label, device: numberOf(numbers, label, key) }),
    }
  })
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

function numberOf(numbers: RowNumbers, label: string, key: string): number {
  const given = numbers.get(label) ?? new Map<string, number>()
  numbers.set(label, given)
  const number = given.get(key) ?? given.size + 1
  given.set(key, number)
  return number
}

/** How often each text occurs. */
function times(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}
