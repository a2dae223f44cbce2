import { useKnown } from '../device-list/list-context.ts'
import type { Row } from '../device-list/list-store.ts'
import type { RowSetting } from '../device-list/row-setting.ts'
import { staysInPlace } from '../model/standing.ts'
import type { State } from '../model/state.ts'
import { receiptText } from './outcome-texts.ts'
import { useToldHere } from './standing-note.tsx'

/**
 * The rows that are listed, and the rows that stay in place though they are not listed any more, each behind the row that it stood
 * behind. `before`: what was shown last; it is returned where nothing changed.
 */
export function rowsInPlace(rows: readonly Row[], before: readonly Row[], state: State): readonly Row[] {
  const listed = new Set(rows.map(({ key }) => key))
  const shown = [...rows]
  before.forEach((row, at) => {
    if (listed.has(row.key) || !staysInPlace(state, row.key)) return
    const above = before.slice(0, at).findLast(({ key }) => shown.some((each) => each.key === key))
    shown.splice(shown.findIndex(({ key }) => key === above?.key) + 1, 0, row)
  })
  return shown.length === before.length && shown.every((row, at) => row === before[at]) ? before : shown
}

interface ReceiptProps {
  readonly row: Row
  readonly setting: RowSetting
}

/** What stands where the row of a device was that is signed out, until the person does something else. */
export function Receipt({ row: { key }, setting: { texts, server } }: ReceiptProps) {
  useToldHere(key)
  const state = useKnown(whole)
  const told = state.told.get(key)
  return (
    <span data-device-list-note-text="">{told && receiptText(texts, state, [told], server.accessTokenLagSeconds)}</span>
  )
}

const whole = (state: State) => state
