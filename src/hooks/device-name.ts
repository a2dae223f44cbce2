import { type DeviceWord, describeDevice } from '../core/device-name.ts'
import type { Session } from '../core/session.ts'
import { runsRightToLeft, valueInText } from '../core/value-in-text.ts'
import { device as english } from '../i18n/locales/en.json'

/** The words that names of devices are made of: what stands below `device` in a locale file. */
export type DeviceWords = Readonly<Record<DeviceWord, string>>

/**
 * What to call the device of a session, as `<DeviceList>` does: "Safari on iPhone", "Samsung TV", "Unknown device". In English, or in the words given:
 * those below `device` in the texts of a locale; what they lack is in English. Never empty.
 */
export function deviceName({ device }: Pick<Session, 'device'>, given: Partial<DeviceWords> = english): string {
  const words: DeviceWords = { ...english, ...given }
  const dir = runsRightToLeft(words.unknown) ? 'rtl' : 'ltr'
  return describeDevice(device, (word, values = {}) =>
    words[word].replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => {
      const value = values[name]
      return value === undefined ? placeholder : valueInText(name, value, dir)
    }),
  ).name
}
