import { describe, expect, it } from 'vitest'
import type { DeviceType } from '../../src/core/session.ts'
import { deviceName } from '../../src/hooks/device-name.ts'
import { deviceFromUserAgent } from '../../src/recognition/user-agent.ts'
import before from './mainstream-before.json' with { type: 'json' }

/** Where browsers run, as they say it, and what each is called. */
const computers: readonly (readonly [system: string, name: string])[] = [
  ['Windows NT 10.0; Win64; x64', 'Windows'],
  ['Windows NT 10.0; WOW64', 'Windows'],
  ['Windows NT 6.1; Win64; x64', 'Windows'],
  ['Macintosh; Intel Mac OS X 10_15_7', 'macOS'],
  ['X11; Linux x86_64', 'Linux'],
  ['X11; Linux aarch64', 'Linux'],
  ['X11; CrOS x86_64 14541.0.0', 'ChromeOS'],
]
const blink = (system: string, rest: string) => `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) ${rest}`
const webkit = (system: string, rest: string) =>
  `Mozilla/5.0 (${system}) AppleWebKit/605.1.15 (KHTML, like Gecko) ${rest}`
const iphone = 'iPhone; CPU iPhone OS 17_5 like Mac OS X'
const ipad = 'iPad; CPU OS 17_5 like Mac OS X'

/** The browsers of 2021 to 2026, by the names that people know. */
const versions = [88, 96, 109, 120, 141, 156]
const chromes: readonly (readonly [name: string, text: (version: number) => string])[] = [
  ['Chrome', (version) => `Chrome/${version}.0.0.0 Safari/537.36`],
  ['Edge', (version) => `Chrome/${version}.0.0.0 Safari/537.36 Edg/${version}.0.0.0`],
  ['Opera', (version) => `Chrome/${version}.0.0.0 Safari/537.36 OPR/${version - 14}.0.0.0`],
  ['Vivaldi', (version) => `Chrome/${version}.0.0.0 Safari/537.36 Vivaldi/6.5.3206.63`],
  ['Yandex Browser', (version) => `Chrome/${version}.0.0.0 YaBrowser/23.1.0 Yowser/2.5 Safari/537.36`],
]

/** What is said of each text beside what should be. */
function comparison() {
  const wanted: string[] = []
  const told: string[] = []
  return {
    wanted,
    told,
    add: (agent: string, name: string, type: DeviceType) => {
      const device = deviceFromUserAgent(agent)
      wanted.push(`${name}, ${type}: ${agent}`)
      told.push(`${deviceName({ device })}, ${device.type}: ${agent}`)
    },
  }
}

describe('no mainstream browser of the last five years is named worse than before', () => {
  it.each(versions)('on computers, version %i', (version) => {
    const said = comparison()
    for (const [system, where] of computers) {
      for (const [name, text] of chromes) said.add(blink(system, text(version)), `${name} on ${where}`, 'desktop')
      said.add(
        `Mozilla/5.0 (${system}; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`,
        `Firefox on ${where}`,
        'desktop',
      )
    }
    said.add(
      webkit('Macintosh; Intel Mac OS X 10_15_7', `Version/${version % 27}.1 Safari/605.1.15`),
      'Safari on macOS',
      'desktop',
    )
    expect(said.told).toEqual(said.wanted)
  })

  it.each(versions)('on phones and tablets, version %i', (version) => {
    const said = comparison()
    for (const android of [
      'Linux; Android 10; K',
      'Linux; Android 13; SM-S918B',
      'Linux; Android 11; Redmi Note 8 Pro',
    ]) {
      const where = android.includes('Redmi') ? 'Redmi Note 8 Pro' : 'Android'
      said.add(blink(android, `Chrome/${version}.0.0.0 Mobile Safari/537.36`), `Chrome on ${where}`, 'mobile')
      said.add(
        blink(android, `Chrome/${version}.0.0.0 Mobile Safari/537.36 EdgA/${version}.0`),
        `Edge on ${where}`,
        'mobile',
      )
      said.add(blink(android, `Chrome/${version}.0.0.0 Mobile Safari/537.36 OPR/70.0`), `Opera on ${where}`, 'mobile')
      said.add(
        blink(android, `SamsungBrowser/20.0 Chrome/${version}.0.0.0 Mobile Safari/537.36`),
        `Samsung Internet on ${where}`,
        'mobile',
      )
    }
    said.add(
      blink('Linux; Android 13; SM-X910', `Chrome/${version}.0.0.0 Safari/537.36`),
      'Chrome on Android',
      'tablet',
    )
    said.add(
      `Mozilla/5.0 (Android 14; Mobile; rv:${version}.0) Gecko/${version}.0 Firefox/${version}.0`,
      'Firefox on Android',
      'mobile',
    )
    said.add(
      `Mozilla/5.0 (Android 14; Tablet; rv:${version}.0) Gecko/${version}.0 Firefox/${version}.0`,
      'Firefox on Android',
      'tablet',
    )
    for (const [system, where, type] of [
      [iphone, 'iPhone', 'mobile'],
      [ipad, 'iPad', 'tablet'],
    ] as const) {
      said.add(webkit(system, `Version/17.5 Mobile/15E148 Safari/604.1`), `Safari on ${where}`, type)
      said.add(webkit(system, `CriOS/${version}.0.0.0 Mobile/15E148 Safari/604.1`), `Chrome on ${where}`, type)
      said.add(webkit(system, `FxiOS/${version}.0 Mobile/15E148 Safari/605.1.15`), `Firefox on ${where}`, type)
      said.add(webkit(system, `Version/17.0 EdgiOS/${version}.0 Mobile/15E148 Safari/604.1`), `Edge on ${where}`, type)
    }
    expect(said.told).toEqual(said.wanted)
  })
})

/** What is said otherwise than before, and why that is better. `before` has what commit 2eddf97 said, by Bowser, of texts that browsers send. */
const better: readonly (readonly [before: RegExp, now: RegExp, why: string])[] = [
  [/^(\w+) on macOS, (?:desktop|mobile)$/, /^(\w+) on iPad, tablet$/, 'no Mac sends what this text holds'],
  [/^(\w+) on Android, mobile$/, /^(\w+) on (?:Pixel|Redmi) [\w ]+, mobile$/, 'the name that its owner knows'],
  [/^(Firefox) on Linux, desktop$/, /^(Firefox) on Ubuntu, desktop$/, 'the text says which Linux'],
  [/^(Opera) on (?:iPhone|iPad), /, /^(Opera) Mini on (?:iPhone|iPad), /, 'the name that it has'],
  [/^Chrome( on macOS), desktop$/, /^Brave( on macOS), desktop$/, 'the text says which browser'],
]

const changes = Object.entries(before).flatMap(([was, texts]) =>
  texts.map((text) => {
    const device = deviceFromUserAgent(text)
    return { was, is: `${deviceName({ device })}, ${device.type}`, text }
  }),
)
type Change = (typeof changes)[number]
const explains =
  ([from, to]: (typeof better)[number]) =>
  ({ was, is }: Change) => {
    const told = from.exec(was)?.[1]
    return told !== undefined && to.exec(is)?.[1] === told
  }

it('what browsers of five years send is called as before, or better', () => {
  expect(changes.length).toBeGreaterThan(350)
  expect(
    changes.filter((change) => change.was !== change.is && !better.some((each) => explains(each)(change))),
  ).toEqual([])
})

it.each(better)('what was %s is %s: %s', (from, to, why) => {
  expect(changes.some(explains([from, to, why]))).toBe(true)
})
