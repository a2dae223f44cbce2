import { expect, it } from 'vitest'
import { deviceName } from '../../demo/server/device-name.ts'

const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)'
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)'

it.each([
  [`${mac} ${blink} Chrome/156.0.0.0 Safari/537.36`, 'Chrome on macOS', 'desktop'],
  [`${mac} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15`, 'Safari on macOS', 'desktop'],
  [
    `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${blink} Chrome/156.0.0.0 Safari/537.36`,
    'Chrome on Chrome OS',
    'desktop',
  ],
  [
    `Mozilla/5.0 (Linux; Android 10; K) ${blink} SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36`,
    'Samsung Internet on Android',
    'mobile',
  ],
  [`Mozilla/5.0 (Linux; Android 15; SM-X910) ${blink} Chrome/156.0.0.0 Safari/537.36`, 'Chrome on Android', 'tablet'],
  [
    `Mozilla/5.0 (Web0S; Linux/SmartTV) ${blink} Chrome/120.0.0.0 Safari/537.36 WebAppManager`,
    'WebOS Browser on WebOS',
    'unknown',
  ],
  ['curl/8.17.0', 'curl', 'unknown'],
  ['python-requests/2.32.5', 'python-requests', 'unknown'],
  ['a program without a version', null, 'unknown'],
  ['', null, 'unknown'],
  ['   ', null, 'unknown'],
  [null, null, 'unknown'],
])('calls %s %s', (userAgent, label, type) => {
  expect(deviceName(userAgent)).toMatchObject({ label, type })
})

it('looks at the beginning of an endless user agent only', () => {
  expect(deviceName(`curl/8.17.0 ${'('.repeat(1_000_000)}`).label).toBe('curl')
})
