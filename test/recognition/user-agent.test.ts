import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { deviceName } from '../../src/hooks/device-name.ts'
import { deviceFromUserAgent } from '../../src/recognition/user-agent.ts'
import { runs } from '../support/runs.ts'
import before from './mainstream-before.json' with { type: 'json' }
import { cases } from './user-agents.json' with { type: 'json' }

// Many runs take their time on a machine that does other things as well.
vi.setConfig({ testTimeout: 60_000 })

const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)'
const nameOf = (userAgent: string) => deviceName({ device: deviceFromUserAgent(userAgent) })

it('knows nothing about no user agent, or an empty one', () => {
  for (const agent of [null, '', '   '])
    expect(deviceFromUserAgent(agent)).toEqual({ type: 'unknown', label: null, model: null, browser: null, os: null })
})

it.each(['garbage', 'Mozilla/5.0', 'mozilla/4.0 ()', '()', '%E0%A4%A/1', '/////', '+', 'null'])(
  'makes no device of %j',
  (agent) => {
    const { type, os, model } = deviceFromUserAgent(agent)
    expect([type, os, model]).toEqual(['unknown', null, null])
  },
)

it('gives the same object for the same text', () => {
  const agent = `Mozilla/5.0 (X11; Linux x86_64) ${blink} Chrome/156.0.0.0 Safari/537.36`
  expect(deviceFromUserAgent(agent)).toBe(deviceFromUserAgent(` ${agent} `))
})

it.each([
  [`Mozilla/5.0 (X11; Linux x86_64) ${blink} Chrome/156.0.0.0 Safari/537.36`, '156'],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/26.1 Safari/605.1.15`, '26.1'],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) ${webkit} FxiOS/150.12 Mobile/15E148 Safari/605.1.15`,
    '150.12',
  ],
  ['curl/8.17.0', '8.17'],
  ['rclone/v1.71.1', '1.71'],
  ['GitHub CLI 2.81.0', '2.81'],
])('tells of %s the version %s of the program, and none of the system', (agent, version) => {
  const device = deviceFromUserAgent(agent)
  expect(device.browser?.version).toBe(version)
  expect(device.os?.version ?? null).toBe(null)
})

it.each([
  // An application is named by what its text begins with, in any script.
  ['%E5%BE%AE%E4%BF%A1/8.0.62 CFNetwork/3826.500.131 Darwin/24.5.0', '\u2068微信\u2069'],
  ['Моя_школа/3.1 (iPad; iPadOS 18.6; Scale/2.00)', '\u2068Моя школа\u2069 on iPad'],
  ['AcmeApp/7.1 (com.acme.app; build:1234; iOS 18.6.0) Alamofire/5.9.1', 'AcmeApp on iPhone or iPad'],
  ['AcmeApp/7.1 (Macintosh; OS X/15.6) Alamofire/5.9.1', 'AcmeApp on macOS'],
  ['Dalvik/2.1.0 (Linux; U; Android 15; SM-S928B Build/AP3A.240905.015.A2)', 'Android phone'],
  ['Mozilla/5.0 (compatible; Acme-Crawler/1.0; +https://acme.example/bot)', 'Acme-Crawler'],
  // A word within a name is no other product.
  ['QR%20Code/3.1 CFNetwork/3826.500.131 Darwin/24.5.0', 'QR Code'],
  ['Time Line/2.0 (iPhone; iOS 18.6; Scale/3.00)', 'Time Line on iPhone'],
  ['Linux UPnP/1.0 Sonos/53.3-71050 (ACR_:sonos)', 'Sonos on Linux'],
  // An application's page in Facebook, with the older mark; what an engine says of itself is no name.
  [
    `Mozilla/5.0 (Linux; Android 14; Pixel 8) ${blink} Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/531.0;]`,
    'Facebook on Pixel 8',
  ],
  [
    `Mozilla/5.0 (Linux; Android 14; Pixel 8) ${blink} Version/4.0 Chrome/97.0 Mobile Safari/537.36 T7/13.38 SP-engine/2.76.0 Acme/2.1`,
    'Acme on Pixel 8',
  ],
  // A personal computer that runs Android, phones of other systems, and a robot that looks like a browser.
  [`Mozilla/5.0 (Linux; Android 9; HP EliteBook 820 G2) ${blink} Chrome/120.0.0.0 Safari/537.36`, 'Chrome on Android'],
  [
    'Mozilla/5.0 (BlackBerry; U; BlackBerry 9900; en) AppleWebKit/534.11+ Version/7.1.0 Mobile Safari/534.11+',
    'BlackBerry phone',
  ],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AcmeMonitor/1.0 (+https://acme.example/monitor)', 'AcmeMonitor'],
  // What a phone's browser must not be taken for.
  [`Mozilla/5.0 (Linux; Android 10; CUBOT J9) ${blink} Chrome/156.0.0.0 Mobile Safari/537.36`, 'Chrome on Android'],
  [
    `Mozilla/5.0 (Linux; Android 7.0; KLIPAD_V355B) ${blink} Chrome/120.0.0.0 Mobile Safari/537.36`,
    'Chrome on Android',
  ],
  // A television and a console by their names, without the browser that nobody chose.
  [`Mozilla/5.0 (Linux; Android 11; BRAVIA 4K VH2) ${blink} Chrome/128.0.0.0 Safari/537.36`, 'Sony TV'],
  [
    `Mozilla/5.0 (Linux; Andr0id 11; Panasonic G00gle TV) ${blink} Chrome/127.0.0.0 Safari/537.36 OMI/4.25`,
    'Panasonic TV',
  ],
  ['Roku/DVP-14.5 (14.5.4.4001-C2)', 'Roku'],
  ['HbbTV/1.6.1 (+DRM; Acme; 43; 1.0; ; )', 'TV'],
  [
    'Mozilla/5.0 (Nintendo Switch; WifiWebAuthApplet) AppleWebKit/613.0 (KHTML, like Gecko) NF/6.0.3 NintendoBrowser/5.1.0',
    'Nintendo Switch',
  ],
  ['atc/1.0 watchOS/11.6 model/Watch7,5 hwp/t8310 build/22U84 (6; dt:300)', 'atc on Apple Watch'],
  [
    `Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.5) ${blink} SamsungBrowser/5.0 Chrome/85.0.4183.93 TV Safari/537.36`,
    'Samsung TV',
  ],
  [`Mozilla/5.0 (Linux; NetCast; U) ${blink} Chrome/38.0.2125.122 Safari/537.31 SmartTV/7.0`, 'LG TV'],
  // The maker's mark stands before the name of the console.
  [`Mozilla/5.0 (PlayStation; PlayStation 4/12.00) ${webkit} Version/16.4 Safari/605.1.15`, 'PlayStation 4'],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64; Xbox; Xbox One) ${blink} Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0`,
    'Edge on Xbox One',
  ],
  ['PS3Application libhttp/4.5.5-000 (CellOS)', 'PS3Application libhttp on a game console'],
  // A name with blanks at the end of a page's text; an application that Electron shows and that has no name.
  [
    `Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) ${webkit} Mobile/15E148 Home Assistant/2025.10.1`,
    'Home Assistant on iPad',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Acme Notes/2.1 Chrome/140.0 Electron/38.1 Safari/537.36`,
    'Acme Notes on Windows',
  ],
  [`Mozilla/5.0 (X11; Linux x86_64) ${blink} Chrome/140.0 Electron/38.1 Safari/537.36`, 'App on Linux'],
  ['Opera/9.80 (Android; Opera Mini/84.0.2254/191.320; U; en) Presto/2.12.423 Version/12.16', 'Opera Mini on Android'],
  [
    `Mozilla/5.0 (Linux; U; Android 14; en-us; 23021RAA2Y Build/UKQ1) ${blink} Version/4.0 Chrome/128.0 Mobile Safari/537.36 XiaoMi/MiuiBrowser/14.38`,
    'Mi Browser on Android',
  ],
  [
    `Mozilla/5.0 (Phone; OpenHarmony 5.0) ${blink} Chrome/132.0 Safari/537.36 ArkWeb/6.0 Mobile HuaweiBrowser/5.1`,
    'Huawei Browser on HarmonyOS',
  ],
  // Robots that look like browsers.
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko; Acme-Inspection) Chrome/143.0 Safari/537.36',
    'Acme-Inspection',
  ],
])('calls %s %s', (agent, name) => {
  expect(nameOf(agent)).toBe(name)
})

it('reads no more of a user agent than any real one has', () => {
  const agent = '(iPhone; CPU iPhone OS 18_6 like Mac OS X)'
  expect(deviceFromUserAgent(`Mozilla/5.0 ${' '.repeat(900)}${agent}`).type).toBe('mobile')
  expect(deviceFromUserAgent(`Mozilla/5.0 ${' '.repeat(1100)}${agent}`).type).toBe('unknown')
})

it.each([
  // Codes of tablets that say "Mobile", and of phones that leave it out.
  ['Linux; Android 12; MRX-AL09', 'Mobile ', 'tablet'],
  ['Linux; Android 14; 24074RPD2I', 'Mobile ', 'tablet'],
  ['Linux; Android 14; OPD2403', 'Mobile ', 'tablet'],
  ['Linux; Android 9; Plane 7594 3G PS7210PG', 'Mobile ', 'tablet'],
  ['Linux; Android 12; SM-F936B', '', 'mobile'],
  ['Linux; Android 4.1.2; GT-N7100', 'Mobile ', 'mobile'],
  // Boxes at a television, by their model or by what their Android was built from; a phone with the same digits.
  ['Linux; Android 9; X5 Build/PI', 'Mobile ', 'tv'],
  ['Linux; Android 11; SomeBox Build/RD2A.211001.002', '', 'tv'],
  ['Linux; Android 9; SO-04K', 'Mobile ', 'mobile'],
  ['Linux; Android 7.0; LG-H962', 'Mobile ', 'mobile'],
  ['Linux; Android 7.0; Turbox_S3', 'Mobile ', 'mobile'],
  ['Linux; Android 13; Retroid Pocket 5', 'Mobile ', 'console'],
  ['Linux; Android 11; KRJ2-AN00', 'Mobile ', 'tablet'],
  ['Linux; Android 4.4.2; Che2-TL00', 'Mobile ', 'mobile'],
  ['Linux; Android 12; Streamer Build/STTC', 'Mobile ', 'tv'],
  ['Linux; Android 8.0; LEO-BX9 Build/OWDD.180926.001.A1', 'Mobile ', 'watch'],
  ['Linux; Android 9; HP EliteBook 820 G2', '', 'desktop'],
])('takes (%s) with "%s" for a %s', (details, mobile, type) => {
  const agent = `Mozilla/5.0 (${details}) ${blink} Chrome/120.0.0.0 ${mobile}Safari/537.36`
  expect(deviceFromUserAgent(agent).type).toBe(type)
})

it('takes a text that ends before "Mobile" could stand for a phone', () => {
  const agent = `Mozilla/5.0 (Linux; Android 11; PEMM20 Build/RKQ1.200903.002; wv) ${blink} Version/4.0 Chrome/77.0.3865.120`
  expect(deviceFromUserAgent(agent).type).toBe('mobile')
  expect(deviceFromUserAgent(`${agent} Safari/537.36`).type).toBe('tablet')
})

const words = fc.constantFrom(
  ...'Mozilla/5.0 ( ) ; iPhone Android Macintosh Chrome/1.2 Safari/1 Windows NT 10.0 / Mobile/15E148 Version/4.0 wv Tizen TV [FBAN/x bot.html +http://a Linux X11 _ %20 %FF K Build/PT1A.1 Xbox'.split(
    ' ',
  ),
)
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 10_000 }),
  fc.string({ maxLength: 300 }),
  fc.array(words, { maxLength: 1000 }).map((list) => list.join(' ')),
  fc.array(words, { maxLength: 40 }).map((list) => list.join('')),
)

it('never throws, and gives no blank part, for any text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { browser, os, model } = deviceFromUserAgent(text)
      for (const part of [browser?.name, browser?.version, os?.name, os?.version, model])
        expect(part === undefined || part === null || part.trim() !== '').toBe(true)
      expect(nameOf(text)).toMatch(/[\p{L}\p{N}\p{S}]/u)
    }),
    { seed: 55, numRuns: runs(3000) },
  )
})

/** A word that must stand in a text before it may be told of the device. */
const claims: readonly (readonly [told: RegExp, word: RegExp])[] = [
  [/Windows/, /win|xbox|iemobile/i],
  [/macOS/, /mac|os ?x|darwin/i],
  [/iOS|iPhone/, /ios|iphone/i],
  [/iPad/, /ipad|mac/i],
  [/Android|Fire|Chromecast/, /andr[o0]id|adr|aft|fire|kf|g00gle|google|chromecast|crkey/i],
  [/Linux|Ubuntu|BSD/, /linux|x11|ubuntu|bsd/i],
  [/ChromeOS/, /cros|chrom/i],
  [/TV/, /tv|tizen|maple|web0s|netcast|LG|bravia|mibox|vidaa|vizios|espial|inet|hybrid|omi|ce-html|media|build/i],
  [/Chrome|WebView/, /chrom|crios|wv|webkit|electron/i],
  [/Firefox/, /firefox|fxios/i],
  [/Safari/, /safari/i],
  [/Edge/, /edg/i],
  [/PlayStation|Nintendo|Xbox/i, /ps\d|playstation|nintendo|xbox/i],
]

it('claims nothing that the text does not say', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { browser, os, model } = deviceFromUserAgent(text)
      const told = [browser?.name, os?.name, model].join(' ')
      for (const [claim, word] of claims) expect(claim.test(told) && !word.test(text)).toBe(false)
    }),
    { seed: 56, numRuns: runs(3000) },
  )
})

const real = [...cases.map(({ userAgent }) => userAgent), ...Object.values(before).flat()]

it.each([
  ['os', 'Windows', /win/gi],
  ['os', 'macOS', /mac|osx|os x|darwin/gi],
  ['os', 'iOS', /iphone|ios/gi],
  ['os', 'iPadOS', /ipad|macintosh/gi],
  ['os', 'Android', /andr[o0]id/gi],
  ['os', 'ChromeOS', /cros/gi],
  ['os', 'Linux', /linux|x11/gi],
  ['browser', 'Chrome', /chrom|crios/gi],
  ['browser', 'Firefox', /firefox|fxios/gi],
  ['browser', 'Safari', /safari/gi],
  ['browser', 'Edge', /edg/gi],
  ['browser', 'Opera', /opr|opera/gi],
] as const)('tells the %s %s of no real text without its words', (part, name, gone) => {
  const told = real.filter((text) => deviceFromUserAgent(text)[part]?.name === name)
  expect(told.length).toBeGreaterThan(3)
  const still = told.filter((text) => deviceFromUserAgent(text.replaceAll(gone, 'x'))[part]?.name === name)
  expect(still).toEqual([])
})
