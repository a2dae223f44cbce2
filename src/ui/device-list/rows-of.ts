import type { Session } from '../../core/session.ts'
import { deviceName } from '../format/device-name.ts'
import { placeName } from '../format/place.ts'
import type { Texts } from '../texts/texts-context.ts'
import type { Row } from './list-store.ts'

/** The sessions as rows: a key and a button name that no other row has. Namesakes are told apart by place, then by number. */
export function rowsOf(sessions: readonly Session[], texts: Texts): readonly Row[] {
  const keys = times(sessions.map(({ key }) => key))
  const names = sessions.map(({ device }) => deviceName(device, texts.t))
  const named = times(names)
  const labels = names.map((name, at) => {
    const place = named.get(name) === 1 ? null : placeName(sessions[at]?.location ?? null, texts)
    return place === null ? name : texts.t('named', { label: name, device: place })
  })
  const labelled = times(labels)
  const numbers = new Map<string, number>()
  return sessions.map((session, at) => {
    const label = labels[at] ?? ''
    const number = (numbers.get(label) ?? 0) + 1
    numbers.set(label, number)
    return {
      key: keys.get(session.key) === 1 ? session.key : session.id,
      session,
      name: names[at] ?? '',
      label: labelled.get(label) === 1 ? label : texts.t('named', { label, device: number }),
    }
  })
}

/** How often each text occurs. */
function times(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}
