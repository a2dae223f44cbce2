import { expect, it } from 'vitest'
import { type Device, unknownDevice } from '../../src/core/session.ts'
import { isProbablyThisDevice, type UserAgentData } from '../../src/core/this-device.ts'

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
  [device('Chrome', 'Android', 'mobile'), { ...here, platform: 'Android', mobile: true }, true],
  [device('Chrome', 'Android', 'tablet'), { ...here, platform: 'Android', mobile: true }, false],
  [device('Chrome', 'Android', 'tablet'), { ...here, platform: 'Android' }, true],
  [device('Chromium', 'Linux'), { ...here, brands: brands.slice(0, 2), platform: 'Linux' }, true],
  [device('Microsoft Edge', 'Windows'), { ...here, brands: [{ brand: 'Microsoft Edge', version: '156' }] }, true],
])('%j may be this device, %j: %s', (listed, data, is) => {
  expect(isProbablyThisDevice(listed, data)).toBe(is)
})
