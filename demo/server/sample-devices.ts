import { prng } from './prng.ts'
import type { Client, SessionTimes } from './session-store.ts'

/** A made-up device. */
export type SampleDevice = Client & SessionTimes

/** User agents as these programs send them, and where their made-up users are. */
const agents: readonly { readonly userAgent: string | null; readonly countryCode: string | null }[] = [
  {
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1',
    countryCode: 'DE',
  },
  {
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0',
    countryCode: 'DE',
  },
  {
    userAgent:
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36',
    countryCode: 'FR',
  },
  { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', countryCode: 'DE' },
  {
    userAgent:
      'Mozilla/5.0 (iPad; CPU OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1',
    countryCode: 'DE',
  },
  {
    userAgent:
      'Mozilla/5.0 (SMART-TV; LINUX; Tizen 9.0) AppleWebKit/537.36 (KHTML, like Gecko) 120.0.6099.5/9.0 TV Safari/537.36',
    countryCode: 'DE',
  },
  { userAgent: 'curl/8.17.0', countryCode: 'NL' },
  { userAgent: null, countryCode: null },
  {
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    countryCode: 'US',
  },
  {
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
    countryCode: 'DE',
  },
  {
    userAgent:
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36',
    countryCode: 'AE',
  },
  {
    userAgent:
      'Mozilla/5.0 (Linux; Android 15; SM-X910) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    countryCode: 'AT',
  },
  { userAgent: 'Mozilla/5.0 (Android 16; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0', countryCode: 'CH' },
  {
    userAgent:
      'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    countryCode: 'GB',
  },
  { userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0', countryCode: null },
  {
    userAgent:
      'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.6099.270 Safari/537.36 WebAppManager',
    countryCode: 'DE',
  },
  {
    userAgent:
      'Mozilla/5.0 (PlayStation; PlayStation 5/11.60) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
    countryCode: 'DE',
  },
  { userAgent: 'AcmeNotes/7.1 (com.acme.notes; build:1234; iOS 18.6.0) Alamofire/5.9.1', countryCode: 'FR' },
  {
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) AcmeNotes/2.4.1 Chrome/140.0.7339.133 Electron/38.1.2 Safari/537.36',
    countryCode: 'DE',
  },
]

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const TWO_YEARS = 2 * 365 * DAY

/** When the first devices were last used; the rest is drawn from everything in between. */
const firstAges = [0, 20 * MINUTE, 3 * 60 * MINUTE, DAY, 3 * DAY, 14 * DAY, 60 * DAY, 200 * DAY, 400 * DAY, TWO_YEARS]

/** Most devices that are signed in at once. */
export const MAX_SAMPLE_DEVICES = 5000

/**
 * Makes up devices: browsers, phones, tablets, televisions, a command line and one that says nothing, IPv4 and IPv6 (from
 * the blocks kept for documentation: RFC 5737 and 3849), last used between now and two years ago. One seed, one list.
 */
export function sampleDevices(count: number, now: number, seed: number): readonly SampleDevice[] {
  const random = prng(seed)
  return Array.from({ length: count }, (_, index) => {
    // Evenly over the logarithm: many recent ones, a few very old ones, as in life.
    const age = firstAges[index] ?? Math.floor(MINUTE * (TWO_YEARS / MINUTE) ** random())
    const lastActiveAt = now - age
    // Never before two years ago, and no two at the same instant: bio.re's rows are told apart by it.
    const createdAt = Math.floor(lastActiveAt - (TWO_YEARS - age) * random() ** 3) - index
    const { userAgent, countryCode } = agents[index % agents.length] ?? { userAgent: null, countryCode: null }
    const expiresAt = now + Math.ceil(DAY + 29 * DAY * random())
    return { userAgent, countryCode, ip: sampleIp(random, index), createdAt, lastActiveAt, expiresAt }
  })
}

function sampleIp(random: () => number, index: number): string {
  const host = 1 + Math.floor(254 * random())
  if (index % 3 === 2) {
    const group = () => Math.floor(0x1_0000 * random()).toString(16)
    return `2001:db8:${group()}:${group()}::${host.toString(16)}`
  }
  return `${['192.0.2', '198.51.100', '203.0.113'][index % 2 === 0 ? 2 : host % 2]}.${host}`
}
