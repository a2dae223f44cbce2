import { type DeviceDescription, describeDevice as describe } from '../../core/device-name.ts'
import type { Device, DeviceType } from '../../core/session.ts'
import type { Translate } from '../texts/text-key.ts'

/** Names a device in the words of the screen: see `describeDevice` of the core. */
export function describeDevice(device: Device, t: Translate): DeviceDescription {
  return describe(device, (word, values) => t(`device.${word}`, values))
}

/** What to call a device: see `describeDevice`. */
export function deviceName(device: Device, t: Translate): string {
  return describeDevice(device, t).name
}

/** "Computer", "Mobile device", …, "Unknown device". */
export function deviceTypeName(type: DeviceType, t: Translate): string {
  return t(`device.${type}`)
}
