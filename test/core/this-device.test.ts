import { expect, it } from 'vitest'
import { makeSession } from '../../src/adapters/lib/make-session.ts'
import { type Device, unknownDevice } from '../../src/core/session.ts'
import {
  deviceSeenHere,
  isProbablyThisDevice,
  knownBrand,
  probablyThisSession,
  type UserAgentData,
} from '../../src/core/this-device.ts'

const brands = [
  { brand: 'Not?A_Brand', version: '24' },
  { brand: 'Chromium', version: '156' },
  { brand: 'Google Chrome', version: '156' },
]
const here: UserAgentData = { brands, platform: 'Windows', mobile: false }
const device = (browser: string | null, os: string | null, type: Device['type'] = 'desktop'): Device => ({
  ...unknownDevice,
  type,
  browser: browser === null ? null : { name: browser, version: null },
  os: os === null ? null : { name: os, version: null },
})

it.each<[Device, UserAgentData | undefined, boolean]>([
  [device('Chrome', 'Windows'), here, true],
  [device('Edge', 'Windows'), here, false],
  [device('Chrome', 'macOS'), here, false],
  [device('Chrome', null), here, false],
  [device(null, 'Windows'), here, false],
  [device('Chrome', 'Windows'), undefined, false],
  [device('Chrome', 'Windows'), { ...here, brands: [] }, false],
  [device('Chrome', 'ChromeOS'), { ...here, platform: 'Chrome OS' }, true],
  [device('Chrome', 'Ubuntu'), { ...here, platform: 'Linux' }, true],
  [device('Chrome', 'Fedora'), { ...here, platform: 'Linux' }, true],
  [device('Chrome', 'Android', 'mobile'), { ...here, platform: 'Android', mobile: true }, true],
  [device('Chrome', 'Android', 'tablet'), { ...here, platform: 'Android', mobile: true }, false],
  [device('Chrome', 'Android', 'tablet'), { ...here, platform: 'Android' }, true],
  [device('Chromium', 'Linux'), { ...here, brands: brands.slice(0, 2), platform: 'Linux' }, true],
  [device('Chrome', 'Debian'), { ...here, platform: 'Linux' }, true],
  [device('Chrome', 'CentOS'), { ...here, platform: 'Linux' }, true],
  [device('Chrome', 'Old Ubuntu'), { ...here, platform: 'Linux' }, false],
  [device('Chrome', 'Ubuntu Touch'), { ...here, platform: 'Linux' }, false],
  [device('Chrome', 'Chromium OS'), { ...here, platform: 'Chrome OS' }, true],
  [device('Chrome', 'My Chrome OS'), { ...here, platform: 'Chrome OS' }, false],
  [device('Chrome', 'Chrome OS Flex'), { ...here, platform: 'Chrome OS' }, false],
  [device('Chrome', 'Windows', 'mobile'), here, true],
  [device('Not Google Chrome', 'Windows'), here, false],
  [device('Chrome', 'Windows'), { ...here, brands: [{ brand: 'My Google Chrome', version: '1' }] }, false],
  [device('Microsoft Edge', 'Windows'), { ...here, brands: [{ brand: 'Microsoft Edge', version: '156' }] }, true],
])('%j may be this device, %j: %s', (listed, data, is) => {
  expect(isProbablyThisDevice(listed, data)).toBe(is)
})

const listed = (id: string, browser: string, isCurrent: boolean | null = null) =>
  makeSession({ id, isCurrent, device: device(browser, 'Windows') })

it('takes the one session that matches, and none where several do', () => {
  const [chrome, edge] = [listed('a', 'Chrome'), listed('b', 'Edge')]
  expect(probablyThisSession([edge, chrome], here)).toBe(chrome)
  expect(probablyThisSession([edge], here)).toBeNull()
  expect(probablyThisSession([chrome, listed('c', 'Chrome')], here)).toBeNull()
  expect(probablyThisSession([chrome], undefined)).toBeNull()
})

it.each(['Not A Brand', 'NotABrand', 'Not?A_Brand', ' Not A;Brand', 'not/abrand', 'nota brand'])(
  'the made-up brand %j is not known',
  (brand) => {
    expect(knownBrand([{ brand }])).toBeUndefined()
    expect(knownBrand([{ brand }, { brand: 'Opera' }])).toEqual({ brand: 'Opera' })
  },
)

it('takes no session that the server marks, as this one or another', () => {
  expect(probablyThisSession([listed('a', 'Chrome', false), listed('c', 'Chrome')], here)?.id).toBe('c')
  expect(probablyThisSession([listed('a', 'Chrome', false), listed('b', 'Chrome', true)], here)).toBeNull()
})

it.each([
  [here, { type: 'desktop', browser: { name: 'Chrome' }, os: { name: 'Windows' } }],
  [
    { ...here, platform: 'Chrome OS' },
    { type: 'desktop', os: { name: 'ChromeOS' } },
  ],
  [
    { ...here, platform: 'Android', mobile: true },
    { type: 'mobile', os: { name: 'Android' } },
  ],
  [
    { ...here, platform: 'Android' },
    { type: 'tablet', os: { name: 'Android' } },
  ],
  [
    { ...here, platform: 'Linux' },
    { type: 'desktop', os: { name: 'Linux' } },
  ],
  [
    { ...here, platform: 'macOS' },
    { type: 'desktop', os: { name: 'macOS' } },
  ],
  [
    { ...here, platform: 'Unknown', brands: [] },
    { type: 'unknown', browser: null, os: null },
  ],
])('names a device of which nothing is known by %j', (data, seen) => {
  expect(deviceSeenHere(unknownDevice, data)).toMatchObject(seen)
})

it('keeps what the server tells of a device', () => {
  for (const told of [device('Edge', null), { ...unknownDevice, label: 'Work laptop' }])
    expect(deviceSeenHere(told, here)).toBe(told)
  expect(deviceSeenHere({ ...unknownDevice, type: 'tv' }, here)).toMatchObject({ type: 'tv' })
  expect(deviceSeenHere(unknownDevice, undefined)).toBe(unknownDevice)
})
