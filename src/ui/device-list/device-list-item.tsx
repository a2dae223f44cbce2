import { type ComponentPropsWithoutRef, forwardRef, useRef } from 'react'
import { describeDevice, deviceTypeName } from '../format/device-name.ts'
import { placeName } from '../format/place.ts'
import { SessionTime } from '../format/session-time.tsx'
import { textElement } from '../texts/text-element.ts'
import { textWithSlots } from '../texts/text-with-slots.ts'
import { useTexts } from '../texts/texts-context.ts'
import { DeviceIcon } from './device-icon.tsx'
import { RowNote } from './device-list-note.tsx'
import { NotRevocable } from './device-list-sign-out.tsx'
import { useFocusGoesOn } from './focus.ts'
import { useDevice, useIsRowRevoking } from './list-context.ts'
import { useOwnRef } from './own-ref.ts'
import { type OwnProps, PartElement, part, type RenderProp } from './part.ts'

/** One device. What became of its session stands below whatever is placed in it. Renders an `<li>`. */
export const DeviceListItem = forwardRef<HTMLLIElement, ComponentPropsWithoutRef<'li'> & RenderProp>(
  function DeviceListItem({ render, ...props }, ref) {
    const { session } = useDevice()
    const isRevoking = useIsRowRevoking()
    const own = useRef<HTMLLIElement>(null)
    const ownRef = useOwnRef(own, ref)
    useFocusGoesOn(own)
    const attributes = {
      'data-device-list-item': '',
      'data-current': session.isCurrent || undefined,
      'data-revoking': isRevoking || undefined,
      'aria-busy': isRevoking || undefined,
    }
    return (
      <PartElement as="li" render={render} {...attributes} {...props} ref={ownRef}>
        {textElement(props.children ?? render?.props.children)}
        <NotRevocable />
        <RowNote />
      </PartElement>
    )
  },
)

/** What kind of device it is, drawn; in words too where the name does not say it. Renders a `<span>`. */
export const DeviceListIcon = part('span', 'icon', useIcon)

function useIcon(): OwnProps {
  const { device } = useDevice().session
  const { t } = useTexts()
  const isSaid = device.type === 'unknown' || describeDevice(device, t).saysType
  return {
    'data-device-list-icon': device.type,
    ...(isSaid ? { 'aria-hidden': true } : { role: 'img', 'aria-label': deviceTypeName(device.type, t) }),
    children: <DeviceIcon device={device} />,
  }
}

/** What stands between icon and button. Renders a `<div>`. */
export const DeviceListBody = part('div', 'body')

/** The line with name and badge. Renders a `<div>`. */
export const DeviceListNameLine = part('div', 'name-line')

/** The device's name, never empty. Renders a `<bdi>`, which runs as our language does: "Chrome on macOS" is a text of ours. */
export const DeviceListName = part('bdi', 'name', useName)

function useName() {
  return { dir: useTexts().dir, children: useDevice().name }
}

/** "This device"; "Probably this device" where the server does not say and only this one has this page's browser and system; else nothing. Renders a `<span>`. */
export const DeviceListBadge = part('span', 'badge', useBadge)

function useBadge() {
  const { session, isProbablyHere } = useDevice()
  const { t } = useTexts()
  if (session.isCurrent) return { 'data-device-list-badge': 'current', children: t('row.this_device') }
  return isProbablyHere ? { 'data-device-list-badge': 'maybe', children: t('row.maybe_this_device') } : null
}

/** The line with place and time. What it holds is set apart by dots. Renders a `<div>`. */
export const DeviceListMeta = part('div', 'meta')

/**
 * Roughly where the device was last seen, and what else tells it from others of its name; nothing where neither is known. Renders a `<span>`.
 */
export const DeviceListPlace = part('span', 'place', usePlace)

function usePlace() {
  const { session, facts } = useDevice()
  const place = placeName(session.location, useTexts())
  const told = [...(place === null ? [] : [place]), ...facts]
  return told.length === 0 ? null : { children: told.join(' · ') }
}

/** When the device was last active; for this device, since when it is signed in. Renders a `<span>`. */
export const DeviceListLastActive = part('span', 'last-active', useLastActive)

function useLastActive() {
  const { createdAt, lastActiveAt, isCurrent } = useDevice().session
  const { t } = useTexts()
  if (createdAt !== null && (isCurrent === true || lastActiveAt === null))
    return { children: textWithSlots(t, 'row.signed_in', { time: <SessionTime iso={createdAt} /> }) }
  if (lastActiveAt === null) return { children: t('row.last_active_unknown') }
  return { children: textWithSlots(t, 'row.last_active', { time: <SessionTime iso={lastActiveAt} /> }) }
}
