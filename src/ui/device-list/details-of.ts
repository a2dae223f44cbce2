import type { SessionCapabilities } from '../../core/capabilities.ts'
import { cleanText } from '../../core/clean-text.ts'
import { knownText } from '../../core/known-text.ts'
import type { IsoTime, Session } from '../../core/session.ts'
import { authMethodName } from '../format/auth-method.ts'
import { expiryTime, pastTime } from '../format/time.ts'
import type { TextKey, Translate } from '../texts/text-key.ts'
import { isReportable } from './device-list-sign-out.tsx'

/** Something that is known of a session, and the text that says what it is. `value.what` decides how it is drawn. */
export interface Fact {
  readonly term: TextKey
  readonly value:
    | { readonly what: 'time'; readonly iso: IsoTime | null; readonly form: 'date-time' | 'expiry' | 'expired' }
    | { readonly what: 'address'; readonly address: string; readonly isMasked: boolean }
    | { readonly what: 'names'; readonly names: readonly string[] }
}

/** What a person can do with the device in its details. `../after-click/details-panel.tsx` has the part for each. */
export type DetailsPart = 'not-me'

/** What "Details" has besides the id, which says nothing to a reader: each is listed here and nowhere else, in its order. */
export interface DeviceDetails {
  readonly facts: readonly Fact[]
  readonly parts: readonly DetailsPart[]
}

/** The details of a session on a server. What is unknown, or cannot be, is left out. `clock` is `null` before hydration. */
export function detailsOf(
  session: Session,
  server: SessionCapabilities,
  t: Translate,
  clock: number | null,
): DeviceDetails {
  const now = clock ?? Number.POSITIVE_INFINITY
  const { lastActiveAt, createdAt, expiresAt, ip, authMethods, applications } = session
  const expiry = expiryTime(expiresAt, now)
  // Before hydration the clock is not read, so it is not known whether that is past.
  const form = clock !== null && expiry !== null && expiry <= now ? 'expired' : 'expiry'
  // `knownText` only says whether there is an address: it would strip the colons of `::1`.
  const address = knownText(ip?.value) && cleanText(ip?.value)
  const facts: readonly (readonly [TextKey, Fact['value'] | null])[] = [
    ['details.last_active', past(lastActiveAt, now)],
    ['details.first_signed_in', past(createdAt, now)],
    ['details.expires', expiry === null ? null : { what: 'time', iso: expiresAt, form }],
    ['details.ip', address === null ? null : { what: 'address', address, isMasked: ip?.masked === true }],
    ['details.auth_methods', names(authMethods?.map((method) => authMethodName(method, t)))],
    ['details.applications', names(applications?.map(({ id, name }) => knownText(name) ?? knownText(id)))],
  ]
  const parts: readonly (readonly [DetailsPart, boolean])[] = [['not-me', isReportable(session, server)]]
  return {
    facts: facts.flatMap(([term, value]) => (value === null ? [] : [{ term, value }])),
    parts: parts.flatMap(([part, isThere]) => (isThere ? [part] : [])),
  }
}

function past(iso: IsoTime | null, now: number): Fact['value'] | null {
  return pastTime(iso, now) === null ? null : { what: 'time', iso, form: 'date-time' }
}

function names(given: readonly (string | null)[] | undefined): Fact['value'] | null {
  const known = [...new Set(given)].filter((name) => name !== null)
  return known.length === 0 ? null : { what: 'names', names: known }
}
