import { type DeviceDescription, describeDevice as describe } from '../../core/device-name.ts'
import type { Device, DeviceType, Session } from '../../core/session.ts'
import type { Translate } from '../texts/text-key.ts'

/** Names a device in the words of the screen: see `describeDevice` of the core. */
export function describeDevice(device: Device, t: Translate): DeviceDescription {
  return describe(device, (word, values) => t(`device.${word}`, values))
}

/** What to call a device: see `describeDevice`. */
export function deviceName(device: Device, t: Translate): string {
  return describeDevice(device, t).name
}

/**
 * What to call a device in a sentence that stands apart from its row, with what told it from its namesakes on screen: "Chrome on
 * Linux (2)". Without that the sentence could be read of another row.
 */
export function calledName(
  { session, apart }: { readonly session: Pick<Session, 'device'>; readonly apart: string | null },
  t: Translate,
): string {
  const label = deviceName(session.device, t)
  return apart === null ? label : t('numbered', { label, number: apart })
}

/** "Computer", "Mobile device", …, "Unknown device". */
export function deviceTypeName(type: DeviceType, t: Translate): string {
  return t(`device.${type}`)
}
