import type { ReactElement } from 'react'
import type { IsoTime } from '../../core/session.ts'
import { describeDevice, deviceTypeName } from '../format/device-name.ts'
import { placeName } from '../format/place.ts'
import { timeText } from '../format/session-time.tsx'
import type { Texts } from '../texts/texts-context.ts'
import { DeviceIcon } from './device-icon.tsx'
import type { Row } from './list-store.ts'

/** What writing the times of a row needs. */
export interface RowTexts {
  readonly texts: Texts
  readonly now: number | null
  readonly timeZone: string | undefined
}

/** What kind of device it is, drawn; in words too where the name does not say it. The props of a `<span>`. */
export function iconProps({ session: { device } }: Row, { t }: Texts) {
  const isSaid = device.type === 'unknown' || describeDevice(device, t).saysType
  return {
    'data-device-list-icon': device.type,
    ...(isSaid ? { 'aria-hidden': true } : { role: 'img', 'aria-label': deviceTypeName(device.type, t) }),
    children: DeviceIcon({ device }),
  }
}

/** "This device"; "Probably this device" where the server does not say and only this one has this page's browser and system. */
export function rowBadge({ session, isProbablyHere }: Row, { t }: Texts): ReactElement | null {
  if (session.isCurrent) return <span data-device-list-badge="current">{t('row.this_device')}</span>
  return isProbablyHere ? <span data-device-list-badge="maybe">{t('row.maybe_this_device')}</span> : null
}

/**
 * Roughly where it was last seen, and what else tells it from others of its name; then when it was active, for this device since when it is signed in.
 * While it is being signed out that stands in place of the time, so that the row keeps its height.
 */
export function rowMeta({ session, facts }: Row, setting: RowTexts, isRevoking = false): ReactElement {
  const { texts } = setting
  const { createdAt, lastActiveAt, isCurrent } = session
  const place = placeName(session.location, texts)
  const told = [...(place === null ? [] : [place]), ...facts]
  return (
    <>
      {told.length > 0 && <span>{told.join('\u00a0· ')}</span>}
      {/* Read as one text, they would be glued to each other. */ told.length > 0 && ' '}
      {isRevoking ? (
        // Hidden from assistive technology: the button says it.
        <span aria-hidden="true">{texts.t('row.signing_out')}</span>
      ) : createdAt !== null && (isCurrent === true || lastActiveAt === null) ? (
        timeElement('row.signed_in', createdAt, setting)
      ) : lastActiveAt === null ? (
        <span>{texts.t('row.last_active_unknown')}</span>
      ) : (
        timeElement('row.last_active', lastActiveAt, setting)
      )}
    </>
  )
}

/** One element with one text: a browser translates it as one sentence, and a row has fewer nodes. */
function timeElement(key: 'row.signed_in' | 'row.last_active', iso: IsoTime, { texts, now, timeZone }: RowTexts) {
  const time = timeText(iso, 'relative', texts, { now, timeZone })
  if (time === null) {
    // A time that cannot be reads as one that is not there.
    const isActivity = key === 'row.last_active'
    return (
      <span>{isActivity ? texts.t('row.last_active_unknown') : texts.t(key, { time: texts.t('time.unknown') })}</span>
    )
  }
  return (
    <time aria-live="off" suppressHydrationWarning dateTime={iso}>
      {texts.t(key, { time })}
    </time>
  )
}
