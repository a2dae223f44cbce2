import type { Row } from '../device-list/list-store.ts'
import { iconProps, rowMeta } from '../device-list/row-texts.tsx'
import { useClock } from '../format/clock-context.ts'
import { useTexts } from '../texts/texts-context.ts'

interface DeviceCardProps {
  readonly row: Row
  /** For a dialog that is described by it. */
  readonly id?: string
}

/**
 * A device as the dialog shows it. Name, place and time are blocks, or stand apart by a space: a screen reader reads the card as
 * one text, in which inline elements would be glued to each other.
 */
export function DeviceCard({ row, id }: DeviceCardProps) {
  const texts = useTexts()
  return (
    <div id={id} data-device-list-card="">
      <span {...iconProps(row, texts)} />
      <div data-device-list-body="">
        <bdi data-device-list-name="" dir={texts.dir}>
          {row.name}
        </bdi>
        <div data-device-list-meta="">{rowMeta(row, { texts, ...useClock() })}</div>
      </div>
    </div>
  )
}
