import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { deviceFromLabel } from '../../src/recognition/label.ts'
import { splitVersion } from '../../src/recognition/whole-names.ts'
import { runs } from '../support/runs.ts'

// Many runs take their time on a machine that does other things as well.
vi.setConfig({ testTimeout: 60_000 })

const summary = (label: string | null) => {
  const { type, browser, os, model } = deviceFromLabel(label)
  return [type, browser?.name ?? null, os?.name ?? null, model]
}

it.each([
  ['Chrome on macOS', ['desktop', 'Chrome', 'macOS', null]],
  ['Safari on Mac OS X', ['desktop', 'Safari', 'macOS', null]],
  ['Firefox on Linux', ['desktop', 'Firefox', 'Linux', null]],
  ['Firefox on Ubuntu', ['desktop', 'Firefox', 'Ubuntu', null]],
  ['Microsoft Edge on Windows', ['desktop', 'Edge', 'Windows', null]],
  ['Edge on Windows 10', ['desktop', 'Edge', 'Windows', null]],
  ['Chrome on Chrome OS', ['desktop', 'Chrome', 'ChromeOS', null]],
  ['Safari on iPhone', ['mobile', 'Safari', 'iOS', 'iPhone']],
  ['Safari on iPad', ['tablet', 'Safari', 'iPadOS', 'iPad']],
  ['Safari on iPadOS', ['tablet', 'Safari', 'iPadOS', null]],
  ['Chrome on Android phone', ['mobile', 'Chrome', 'Android', null]],
  ['Chrome on Android tablet', ['tablet', 'Chrome', 'Android', null]],
  ['YouTube on Android TV', ['tv', 'YouTube', 'Android TV', null]],
  ['WebOS Browser on WebOS', ['tv', null, 'webOS', 'LG TV']],
  ['Chrome on Tizen', ['tv', null, 'Tizen', 'Samsung TV']],
  ['curl', ['cli', 'curl', null, null]],
  ['kubectl/v1.34.1', ['cli', 'kubectl', null, null]],
  ['PlayStation 5', ['console', null, null, 'PlayStation 5']],
  ['Mobile Safari on iPhone', ['mobile', 'Safari', 'iOS', 'iPhone']],
  ['curl on Linux', ['cli', 'curl', 'Linux', null]],
  ['Unknown browser on Windows', ['desktop', null, 'Windows', null]],
  ['chrome ON MACOS', ['desktop', 'Chrome', 'macOS', null]],
  ['Chromium on Linux', ['desktop', 'Chromium', 'Linux', null]],
  ['iPhone', ['mobile', null, 'iOS', 'iPhone']],
])('splits %j', (label, parts) => {
  expect(summary(label)).toEqual(parts)
})

it.each([
  ['Safari on iOS', ['mobile', 'Safari', 'iOS', null]],
  ['Chrome on Android', ['mobile', 'Chrome', 'Android', null]],
  ['Chrome on Android 16', ['mobile', 'Chrome', 'Android', null]],
])('calls %j a mobile device, phone or tablet', (label, parts) => {
  expect(summary(label)).toEqual(parts)
})

it.each(['Living room TV', "Robin's laptop on the desk", 'on', ' on ', 'Chrome on', 'macOS on Chrome', 'Firefox'])(
  'leaves %j alone',
  (label) => {
    expect(deviceFromLabel(label)).toEqual({ type: 'unknown', label, model: null, browser: null, os: null })
  },
)

it('leaves the version of a system out: the user agent behind the label froze it', () => {
  expect(deviceFromLabel('Safari on macOS 10.15.7').os).toEqual({ name: 'macOS', version: null })
  expect(deviceFromLabel('Chrome 142.0 on Windows 11')).toMatchObject({
    browser: { name: 'Chrome', version: '142.0' },
    os: { name: 'Windows', version: null },
  })
})

it('knows nothing about a device without a name', () => {
  expect(deviceFromLabel(null)).toMatchObject({ type: 'unknown', label: null })
})

it('keeps every label, gives no blank part, and never throws', () => {
  const words = fc
    .array(fc.constantFrom('Chrome', 'on', ' ', 'iPhone', 'macOS', 'Windows 10', '/', '1.2', 'on on'))
    .map((w) => w.join(' '))
  fc.assert(
    fc.property(fc.oneof(fc.string(), words), (label) => {
      const device = deviceFromLabel(label)
      expect(device.label).toBe(label)
      for (const part of [device.browser?.name, device.browser?.version, device.os?.name, device.model])
        expect(part === undefined || part === null || part.trim() !== '').toBe(true)
    }),
    { seed: 77, numRuns: runs(2000) },
  )
})

it.each([
  ['macOS 14.5', { name: 'macOS', version: '14.5' }],
  ['curl/8.5.0', { name: 'curl', version: '8.5.0' }],
  ['Windows', { name: 'Windows', version: null }],
  ['14.5', { name: '14.5', version: null }],
  ['Linux Mint 22 Wilma', { name: 'Linux Mint 22 Wilma', version: null }],
])('splits the version from %j', (software, parts) => {
  expect(splitVersion(software)).toEqual(parts)
})

/** Each name by which a system is known, what it is then called, and a version that may follow. */
const known: readonly (readonly [string, string, string, string | null])[] = [
  ['macOS', 'macOS', 'desktop', '14.5'],
  ['Mac OS', 'macOS', 'desktop', '10_15_7'],
  ['OS X', 'macOS', 'desktop', '10.11'],
  ['Macintosh', 'macOS', 'desktop', null],
  ['Windows', 'Windows', 'desktop', '8.1'],
  ['Windows NT', 'Windows', 'desktop', '10.0'],
  ['Chrome OS', 'ChromeOS', 'desktop', '142.0'],
  ['ChromeOS', 'ChromeOS', 'desktop', '142.0'],
  ['CrOS', 'ChromeOS', 'desktop', '142.0'],
  ['Chromium OS', 'ChromeOS', 'desktop', '142.0'],
  ['Ubuntu', 'Ubuntu', 'desktop', '24.04'],
  ['Linux', 'Linux', 'desktop', 'x86_64'],
  ['GNU/Linux', 'Linux', 'desktop', '6.1'],
  ['iPhone', 'iOS', 'mobile', null],
  ['Apple iPhone', 'iOS', 'mobile', null],
  ['Apple iPad', 'iPadOS', 'tablet', null],
  ['iPadOS', 'iPadOS', 'tablet', '17.5'],
  ['iOS', 'iOS', 'mobile', '18.7'],
  ['Android phone', 'Android', 'mobile', null],
  ['Android Mobile', 'Android', 'mobile', null],
  ['Android tablet', 'Android', 'tablet', null],
  ['Android TV', 'Android TV', 'tv', null],
  ['Google TV', 'Android TV', 'tv', null],
  ['Android', 'Android', 'mobile', '16.1'],
  ['Apple TV', 'tvOS', 'tv', null],
  ['tvOS', 'tvOS', 'tv', null],
]

it.each(known)('knows the system %j, alone, behind a browser and with a version, as %j', (name, os, type, version) => {
  const names = [
    name,
    `Firefox on ${name}`,
    `Firefox on  ${name} `,
    ...(version ? [`Firefox on ${name} ${version}`] : []),
  ]
  for (const label of names) expect(deviceFromLabel(label)).toMatchObject({ type, os: { name: os, version: null } })
})

it.each(known)('does not know %j where it is only a part of a name', (name) => {
  for (const label of [
    `my old${name}`,
    `x${name}`,
    `${name}!`,
    `${name} of Ada`,
    `Firefox on my ${name}`,
    `Firefox on ${name} ?`,
  ])
    expect(deviceFromLabel(label)).toMatchObject({ type: 'unknown', os: null, label })
})

it.each(['Unknown', 'unknown browser', 'UNKNOWN'])('takes %j for no browser', (browser) => {
  expect(deviceFromLabel(`${browser} on Windows`).browser).toBeNull()
})

it.each(['Unknown Pleasures', 'My unknown browser', 'unknown browsers'])('takes %j for a browser', (browser) => {
  expect(deviceFromLabel(`${browser} on Windows`).browser).toEqual({ name: browser, version: null })
})

it('knows a program for the command line by the beginning of its name', () => {
  expect(deviceFromLabel('wget/1.24 on Linux').type).toBe('cli')
  expect(deviceFromLabel('HTTPie on macOS').type).toBe('cli')
  expect(deviceFromLabel('My curl on Linux').type).toBe('desktop')
  expect(deviceFromLabel('Curling Club on Linux').type).toBe('desktop')
})

it('splits at the last "on", and reads lines as they are', () => {
  expect(deviceFromLabel('Chrome on beta on Windows')).toMatchObject({ browser: { name: 'Chrome on beta' } })
  expect(deviceFromLabel('a\nChrome on Windows').os).toBeNull()
  expect(deviceFromLabel('Chrome on Windows\nb').os).toBeNull()
  expect(splitVersion('a\nFirefox 145')).toEqual({ name: 'a\nFirefox 145', version: null })
})
