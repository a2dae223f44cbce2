/** What a user agent tells, in the words of the two APIs. */
export interface DeviceName {
  /** bio.re's `device`: "Chrome on macOS", or the program's own name ("curl"); `null` when it tells nothing. */
  readonly label: string | null
  /** Prelude's `device_model`: "Macintosh", "iPhone", or "" when unknown. */
  readonly model: string
  /** Prelude's `device_type`, which has no word for a television. */
  readonly type: 'desktop' | 'mobile' | 'tablet' | 'unknown'
  /** Prelude's `os_version`: "macOS 10.15.7", or "" when unknown. */
  readonly osVersion: string
}

/** Longer user agents are cut: nobody's real one is, and reading time stays bounded. */
export const MAX_USER_AGENT = 512

type Pattern = readonly [pattern: RegExp, name: string]

/** The first that fits names the browser: what stands lower down is said by those above it as well. */
const browsers: readonly Pattern[] = [
  [/\bWeb0S\b/, 'WebOS Browser'],
  [/\bEdg(?:A|iOS)?\//, 'Microsoft Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bVersion\/.* Safari\//, 'Safari'],
]

const systems: readonly Pattern[] = [
  [/\bWeb0S\b/, 'WebOS'],
  [/\bTizen ?([\d.]*)/, 'Tizen'],
  [/\bWindows ?(?:NT )?([\d.]*)/, 'Windows'],
  [/\b(?:iPhone|CPU) OS ([\d_]+)/, 'iOS'],
  [/\bMac OS X ([\d_.]+)/, 'macOS'],
  [/\bCrOS\b/, 'Chrome OS'],
  [/\bAndroid ?([\d.]*)/, 'Android'],
  [/\bLinux\b/, 'Linux'],
]

/** Names a device as an auth server does that knows the browsers of its day. Never throws. */
export function deviceName(userAgent: string | null): DeviceName {
  const agent = userAgent?.slice(0, MAX_USER_AGENT).trim() ?? ''
  const program =
    browsers.find(([pattern]) => pattern.test(agent))?.[1] ??
    /^(?!Mozilla\b)([A-Za-z][\w.-]{0,39})\/\d/.exec(agent)?.[1]
  const [system, os] = systems.find(([pattern]) => pattern.test(agent)) ?? []
  const version = system?.exec(agent)?.[1]?.replaceAll('_', '.')
  return {
    label: [program, os].filter(Boolean).join(' on ') || null,
    model: /\b(?:iPhone|iPad|Macintosh)\b/.exec(agent)?.[0] ?? '',
    type: typeOf(agent, os),
    osVersion: [os, version].filter(Boolean).join(' '),
  }
}

function typeOf(agent: string, os: string | undefined): DeviceName['type'] {
  if (/\biPad\b/.test(agent)) return 'tablet'
  if (os === 'Android') return /\bMobile\b/.test(agent) ? 'mobile' : 'tablet'
  if (os === 'iOS') return 'mobile'
  return os === undefined || os === 'Tizen' || os === 'WebOS' ? 'unknown' : 'desktop'
}
