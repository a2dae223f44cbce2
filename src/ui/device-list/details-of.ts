import type { SessionCapabilities } from '../../core/capabilities.ts'
import { cleanText } from '../../core/clean-text.ts'
import { knownText } from '../../core/known-text.ts'
import type { IsoTime, Session } from '../../core/session.ts'
import { expiryTime, pastTime } from '../format/time.ts'
import { isReportable } from './device-list-sign-out.tsx'

/** What can be known of a session: the text that says so is named `details.` and this. */
export type FactName = 'last_active' | 'first_signed_in' | 'expires' | 'ip' | 'auth_methods' | 'applications'

/** Something that is known of a session. `value.what` decides how it is drawn. */
export interface Fact {
  readonly name: FactName
  readonly value:
    | { readonly what: 'time'; readonly iso: IsoTime | null; readonly form: 'date-time' | 'expiry' | 'expired' }
    | { readonly what: 'address'; readonly address: string; readonly isMasked: boolean }
    | { readonly what: 'methods'; readonly methods: readonly string[] }
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
export function detailsOf(session: Session, server: SessionCapabilities, clock: number | null): DeviceDetails {
  const now = clock ?? Number.POSITIVE_INFINITY
  const { lastActiveAt, createdAt, expiresAt, ip, authMethods, applications } = session
  const expiry = expiryTime(expiresAt, now)
  // Before hydration the clock is not read, so it is not known whether that is past.
  const form = clock !== null && expiry !== null && expiry <= now ? 'expired' : 'expiry'
  // `knownText` only says whether there is an address: it would strip the colons of `::1`.
  const address = knownText(ip?.value) && cleanText(ip?.value)
  // As the server calls them: their words come with the panel.
  const methods = (authMethods ?? []).filter((method) => knownText(method) !== null)
  const facts: readonly (readonly [FactName, Fact['value'] | null])[] = [
    ['last_active', past(lastActiveAt, now)],
    ['first_signed_in', past(createdAt, now)],
    ['expires', expiry === null ? null : { what: 'time', iso: expiresAt, form }],
    ['ip', address === null ? null : { what: 'address', address, isMasked: ip?.masked === true }],
    ['auth_methods', methods.length === 0 ? null : { what: 'methods', methods }],
    ['applications', names(applications?.map(({ id, name }) => knownText(name) ?? knownText(id)))],
  ]
  const parts: readonly (readonly [DetailsPart, boolean])[] = [['not-me', isReportable(session, server)]]
  return {
    facts: facts.flatMap(([name, value]) => (value === null ? [] : [{ name, value }])),
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
