import type { Operation } from '../../core/capabilities.ts'
import type { StepUpChallenge } from '../../core/step-up.ts'
import { headerText } from './header-text.ts'

/** One challenge of a `WWW-Authenticate` header (RFC 9110, 11.6.1). */
export interface Challenge {
  /** Lower case. */
  readonly scheme: string
  /** Names in lower case, values as sent, quotes and escapes taken off. */
  readonly params: ReadonlyMap<string, string>
}

const token = /[\w!#$%&'*+.^`|~-]+/y
const quoted = /"((?:[^"\\]|\\.)*)"/sy
const blank = /[\t ]*/y
const commas = /[\t ,]*/y
const token68 = /[\w.~+/-]+=*(?=[\t ]*(?:,|$))/y

/** Every challenge that can be read. Never throws: at the first thing that makes no sense it stops. */
export function parseChallenges(header: string | null): readonly Challenge[] {
  const text = headerText(header)
  let at = 0
  const eat = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match) at = pattern.lastIndex
    return match
  }
  const challenges: { scheme: string; params: Map<string, string> }[] = []
  for (;;) {
    eat(commas)
    const name = eat(token)?.[0].toLowerCase()
    if (name === undefined) return challenges
    eat(blank)
    const open = challenges.at(-1)
    if (text[at] === '=' && open) {
      at += 1
      eat(blank)
      const inQuotes = eat(quoted)?.[1]
      const value = inQuotes?.replaceAll(/\\(.)/gs, '$1') ?? eat(token)?.[0]
      if (value === undefined) return challenges
      // The first one counts: a repeated parameter is malformed.
      if (!open.params.has(name)) open.params.set(name, value)
    } else {
      challenges.push({ scheme: name, params: new Map() })
      eat(token68)
    }
  }
}

/**
 * The step-up that RFC 9470 asks for: `error="insufficient_user_authentication"`, with `acr_values` in order of
 * preference and `max_age` in seconds. `null` when the header asks for none.
 */
export function stepUpFromHeader(header: string | null, operation: Operation): StepUpChallenge | null {
  const challenge = parseChallenges(header).find(
    ({ params }) => params.get('error')?.toLowerCase() === 'insufficient_user_authentication',
  )
  if (!challenge) return null
  const maxAge = challenge.params.get('max_age')?.trim() ?? ''
  return {
    kind: 'sign-in-again',
    operation,
    redirectTo: null,
    methods: [],
    acrValues: (challenge.params.get('acr_values') ?? '').split(/\s+/).filter((value) => value !== ''),
    maxAgeSeconds: /^\d{1,10}$/.test(maxAge) ? Number(maxAge) : null,
  }
}
