import type { Session } from '../../core/session.ts'
import type { Row } from '../device-list/list-store.ts'
import { placeName } from '../index.ts'
import type { Texts } from '../texts/texts-context.ts'
import { fold } from './fold.ts'

interface Known {
  readonly texts: Texts
  readonly label: string
  readonly text: string
}

/** Kept, because folding ten thousand rows at each keystroke would be slow. */
const known = new WeakMap<Session, Known>()

/** What a row is found by: its name, the place in the reader's language, and the address. */
function searchText({ session, label }: Row, texts: Texts): string {
  const before = known.get(session)
  if (before?.texts === texts && before.label === label) return before.text
  const parts = [label, placeName(session.location, texts), session.ip?.value]
  const text = fold(parts.filter((part) => typeof part === 'string').join('\n'))
  known.set(session, { texts, label, text })
  return text
}

/** The rows in which every word of the query occurs. */
export function search(rows: readonly Row[], query: string, texts: Texts): readonly Row[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const text = searchText(row, texts)
    return words.every((word) => text.includes(word))
  })
}
