import type { Session } from 'react-device-sessions/hooks'

/** Enough for an example. `<DeviceListName>` also cleans what a server sends, and says it in the reader's language. */
export function nameOf({ device, id }: Session): string {
  const known = [device.browser?.name, device.model ?? device.os?.name].filter(Boolean).join(' on ')
  return known || device.label || id
}
