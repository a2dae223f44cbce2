import type { Device } from '../../core/session.ts'
import { deviceFromUserAgent } from '../../recognition/user-agent.ts'

/** Reads a device from a raw `User-Agent`; `null` where the server has none. */
export type ReadDevice = (userAgent: string | null) => Device

/** What every adapter takes whose server keeps the raw `User-Agent`. */
export interface DeviceOptions {
  /**
   * A parser of your own for the `User-Agent` of each session. Default: the rules of `react-device-sessions/recognition`, which also read what yours throws at.
   */
  readonly readDevice?: ReadDevice
}

/** The application's parser. One that fails costs no list: our rules read that text instead. */
export function deviceReader({ readDevice = deviceFromUserAgent }: DeviceOptions): ReadDevice {
  return (userAgent) => {
    try {
      return readDevice(userAgent)
    } catch {
      return deviceFromUserAgent(userAgent)
    }
  }
}
