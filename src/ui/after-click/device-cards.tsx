import type { Row } from '../device-list/list-store.ts'
import { useTexts } from '../texts/texts-context.ts'
import { DeviceCard } from './device-card.tsx'

/** Enough to see what kind of devices they are; the title says how many. */
const DRAWN = 4

interface DeviceCardsProps {
  readonly rows: readonly Row[]
  /** For a dialog that is described by them. */
  readonly id?: string
}

/** What a question is about: one device, or a list of the first few and how many more. Nothing where none is known. */
export function DeviceCards({ rows, id }: DeviceCardsProps) {
  const { t } = useTexts()
  const [first] = rows
  if (!first) return null
  if (rows.length === 1) return <DeviceCard row={first} {...(id !== undefined && { id })} />
  // One more is drawn: to count it takes as much room.
  const drawn = rows.length === DRAWN + 1 ? rows : rows.slice(0, DRAWN)
  const more = rows.length - drawn.length
  return (
    // oxlint-disable-next-line jsx-a11y/no-redundant-roles -- Safari takes a list without bullets for none
    <ul id={id} role="list" data-device-list-cards="">
      {drawn.map((row) => (
        <li key={row.key}>
          <DeviceCard row={row} />
        </li>
      ))}
      {more > 0 && <li data-device-list-hint="">{t('confirm.more', { count: more })}</li>}
    </ul>
  )
}
