import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ClientHints, deviceFromClientHints } from '../../src/recognition/client-hints.ts'
import { runs } from '../support/runs.ts'

const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)'
const chrome = '"Not?A_Brand";v="24", "Chromium";v="156", "Google Chrome";v="156"'
const onWindows = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/156.0.0.0 Safari/537.36`

it.each<[ClientHints, string | null, object]>([
  [
    { brands: chrome, platform: '"Windows"', platformVersion: '"15.0.0"', mobile: '?0' },
    onWindows,
    { type: 'desktop', browser: { name: 'Chrome', version: '156' }, os: { name: 'Windows', version: '11' } },
  ],
  [{ platform: '"Windows"', platformVersion: '"10.0.0"' }, onWindows, { os: { name: 'Windows', version: '10' } }],
  [{ platform: '"Windows"', platformVersion: '"0.3.0"' }, onWindows, { os: { name: 'Windows', version: null } }],
  [
    { platform: '"macOS"', platformVersion: '"15.6.0"' },
    null,
    { type: 'desktop', os: { name: 'macOS', version: '15.6' } },
  ],
  [
    { platform: '"Android"', platformVersion: '"16.0.0"', model: '"Pixel 8"', mobile: '?1' },
    `Mozilla/5.0 (Linux; Android 10; K) ${blink} Chrome/156.0.0.0 Mobile Safari/537.36`,
    { type: 'mobile', model: 'Pixel 8', os: { name: 'Android', version: '16' } },
  ],
  [{ brands: chrome, platform: '"Android"', mobile: '?0' }, null, { type: 'tablet', browser: { name: 'Chrome' } }],
  [{ platform: '"Chrome OS"' }, null, { type: 'desktop', os: { name: 'ChromeOS', version: null } }],
  // A brand says more than Chrome's text, and a named program more than a brand.
  [{ brands: '"Brave";v="156", "Chromium";v="156"' }, onWindows, { browser: { name: 'Brave', version: '156' } }],
  [{ brands: '"Chromium";v="156"' }, `${onWindows} AcmeNotes/2.4`, { browser: { name: 'AcmeNotes', version: '2.4' } }],
  [{ platform: '"Unknown"', model: '""' }, onWindows, { model: null, os: { name: 'Windows' } }],
  [{}, null, { type: 'unknown', browser: null, os: null }],
])('reads %j beside %j', (hints, userAgent, device) => {
  expect(deviceFromClientHints(hints, userAgent)).toMatchObject(device)
})

it('never throws, and gives no blank part', () => {
  const header = fc.option(
    fc.oneof(fc.string({ unit: 'binary', maxLength: 2000 }), fc.constantFrom(chrome, '"Windows"', '"', '""', '?1')),
  )
  fc.assert(
    fc.property(header, header, header, header, (brands, platform, platformVersion, model) => {
      const device = deviceFromClientHints({ brands, platform, platformVersion, model })
      for (const part of [device.browser?.name, device.os?.name, device.os?.version, device.model])
        expect(part === undefined || part === null || part.trim() !== '').toBe(true)
    }),
    { seed: 15, numRuns: runs(1000) },
  )
})
