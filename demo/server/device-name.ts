import { parse } from 'bowser'

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

const nameless: DeviceName = { label: null, model: '', type: 'unknown', osVersion: '' }

/** Longer user agents are cut: nobody's real one is, and parsing time stays bounded. */
export const MAX_USER_AGENT = 512

/** Names a device. Never throws: Bowser does so on an empty string, so it is not asked then. */
export function deviceName(userAgent: string | null): DeviceName {
  const agent = userAgent?.slice(0, MAX_USER_AGENT).trim() ?? ''
  if (agent === '') return nameless
  const { browser, os, platform } = parse(agent)
  // Bowser's "Samsung Internet for Android" would read "… for Android on Android".
  const program = browser.name?.replace(/ for Android$/, '') || /^([A-Za-z][\w.-]{0,39})\/\d/.exec(agent)?.[1]
  const parts = [...new Set([program, os.name].filter((part): part is string => Boolean(part)))]
  return {
    label: parts.length > 0 ? parts.join(' on ') : null,
    model: platform.model ?? (/\(Macintosh;/.test(agent) ? 'Macintosh' : ''),
    type: os.name === 'Chrome OS' ? 'desktop' : preludeType(platform.type),
    osVersion: [os.name, os.version?.replace(/^NT /, '')].filter(Boolean).join(' '),
  }
}

function preludeType(type: string | undefined): DeviceName['type'] {
  return type === 'desktop' || type === 'mobile' || type === 'tablet' ? type : 'unknown'
}
