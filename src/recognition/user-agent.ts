import { type Device, unknownDevice } from '../core/session.ts'
import { androidModel, androidType } from './android.ts'
import { cached } from './cached.ts'
import { bare, isBuiltIn, programIn } from './programs.ts'
import { systemIn } from './systems.ts'

/** Longer than any real one that says something; what comes after is not read. */
const LONGEST = 1024

const maker = /samsung|philips|panasonic|toshiba|sharp|hisense|TCL|xiaomi|vizio|LG(?=E?\b)/i
const robot =
  /(?<!cu)bot(?:[^a-z\d_ ]|$| \(| \d\.| like)|crawl|spider|slurp|monitor|checker|synthetic|inspector|-google|preview|fetcher|l, like gecko; |\(via |agent\b(?!\/)|^mozilla.*[^: ] ?https?:/i

const read = cached((cut: string): Device => {
  // Some servers write a blank as "+".
  const agent = cut.includes(' ') ? cut : cut.replaceAll('+', ' ')
  const program = programIn(agent)
  // CFNetwork's Darwin is on every device of Apple; a name may be parted by "_".
  const system = systemIn(
    agent
      .replaceAll('_', ' ')
      .replace(/darwin|osx/i, agent.includes('CFNetwork') && !/[xi]3?86/.test(agent) ? '' : 'macOS'),
  )
  if (robot.test(agent) || (/https?:|@/.test(agent) && (/compatible/.test(agent) || !system))) {
    const name =
      agent.match(/[\w.-]+/g)?.find((word) => /bot|crawler|spider|slurp/i.test(word)) ??
      /(?:compatible|l, like gecko); (?!compatible)([\w.-]+)/i.exec(agent)?.[1]
    return { ...unknownDevice, browser: name ? bare(name) : program }
  }
  let { type, os, model } = system ?? { type: 'unknown' as const, os: null, model: null }
  if (type === 'mobile' && /^(?:And|Har)/.test(os ?? '')) {
    model = androidModel(agent)
    type = androidType(agent, model ?? '')
  }
  if (type === 'tv' && !system?.model) {
    const [made] = maker.exec(agent) ?? []
    model = made === undefined ? null : `${made} TV`
  }
  return {
    ...unknownDevice,
    type,
    model,
    browser: isBuiltIn(type, program) ? null : program,
    os: os ? bare(os) : null,
  }
})

/**
 * A device from a raw `User-Agent`, as far as that can be known. The same text gives the same object. No version of a system is told: browsers froze most
 * of them, and what a text of an application gives may be the application's own.
 */
export function deviceFromUserAgent(userAgent: string | null): Device {
  const cut = (userAgent ?? '').slice(0, LONGEST).trim()
  return cut === '' ? unknownDevice : read(cut)
}
