import { headerText } from './header-text.ts'
import { clampWait } from './retry-after.ts'

/** One policy of the list: its name, a text, and its parameters (RFC 9651). */
const policy = /"(?:[^"\\]|\\.)*"((?:; *[a-z*][\w.*-]*(?:=(?:"(?:[^"\\]|\\.)*"|[^\s",;]+))?)*)(?:[\t ]*,[\t ]*(?=")|$)/y
const parameter = /; *([a-z*][\w.*-]*)(?:=("(?:[^"\\]|\\.)*"|[^\s",;]+))?/g

/**
 * How long `RateLimit` says that nothing is left (draft-ietf-httpapi-ratelimit-headers-10), in ms, from 0 to 24 hours: the
 * longest `t` of the policies with `r=0`. `null` where none is exhausted, where one of them does not say for how long, and
 * where the header is malformed.
 */
export function waitFromRateLimit(header: string | null): number | null {
  const text = headerText(header)
  const waits: number[] = []
  for (let at = 0; at < text.length; at = policy.lastIndex) {
    policy.lastIndex = at
    const [, found] = policy.exec(text) ?? []
    if (found === undefined) return null
    // Of a parameter that comes twice the last one counts (RFC 9651, 3.1.2).
    const parameters = new Map([...found.matchAll(parameter)].map(([, name, value]) => [name, value]))
    if (parameters.get('r') !== '0') continue
    const seconds = parameters.get('t') ?? ''
    if (!/^\d{1,15}$/.test(seconds)) return null
    waits.push(Number(seconds) * 1000)
  }
  return waits.length === 0 ? null : clampWait(Math.max(...waits))
}
