import { Fragment, type ReactElement, type ReactNode } from 'react'
import { cleanText } from '../../core/clean-text.ts'
import { knownText } from '../../core/known-text.ts'
import type { Session } from '../../core/session.ts'
import { authMethodName } from '../format/auth-method.ts'
import { SessionTime } from '../format/session-time.tsx'
import { expiryTime, pastTime } from '../format/time.ts'
import type { TextKey, Translate } from '../texts/text-key.ts'
import { textWithSlots } from '../texts/text-with-slots.ts'

/** Something that is known of a session: what it is, and its values, one `<dd>` each. */
export interface Fact {
  readonly term: TextKey
  readonly values: readonly ReactNode[]
}

/** What is known of a session besides its id. What is unknown, or cannot be, is left out. */
export function factsOf(session: Session, t: Translate, clock: number | null): readonly Fact[] {
  const now = clock ?? Number.POSITIVE_INFINITY
  const { lastActiveAt, createdAt, expiresAt, ip, authMethods, applications } = session
  const past = (iso: string | null) =>
    pastTime(iso, now) !== null && [<SessionTime key="" form="date-time" iso={iso} />]
  const expiry = expiryTime(expiresAt, now)
  const end = <SessionTime key="" form="expiry" iso={expiresAt} />
  // Tidied, `::1` would be another address.
  const address = knownText(ip?.value) && cleanText(ip?.value)
  const facts: readonly { readonly term: TextKey; readonly values: readonly ReactNode[] | false }[] = [
    { term: 'details.last_active', values: past(lastActiveAt) },
    { term: 'details.first_signed_in', values: past(createdAt) },
    {
      term: 'details.expires',
      // Before hydration the clock is not read, so it is not known whether that is past.
      values: expiry !== null && [
        clock !== null && expiry <= now ? textWithSlots(t, 'details.expired', { time: end }) : end,
      ],
    },
    { term: 'details.ip', values: address !== null && [addressNode(address, ip?.masked === true, t)] },
    { term: 'details.auth_methods', values: isolated(authMethods?.map((method) => authMethodName(method, t))) },
    {
      term: 'details.applications',
      values: isolated(applications?.map(({ id, name }) => knownText(name) ?? knownText(id))),
    },
  ]
  return facts.flatMap(({ term, values }) => (values && values.length > 0 ? [{ term, values }] : []))
}

/** Addresses and ids run from left to right in every language. */
const addressNode = (address: string, isMasked: boolean, t: Translate) => (
  <>
    <bdi dir="ltr" translate="no" data-device-list-address="">
      {address.includes(':') ? groupsOf(address) : address}
    </bdi>
    {isMasked && <span data-device-list-hint="">{t('details.ip_masked')}</span>}
  </>
)

/** An IPv6 address may go on in the next line after a colon, and nowhere else: half a group would be read as a whole one. */
const groupsOf = (address: string): readonly ReactElement[] =>
  address.split(/(?<=:)(?=[^:])/).map((group, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- they are drawn anew together
    <Fragment key={at}>
      {at > 0 && <wbr />}
      <span>{group}</span>
    </Fragment>
  ))

const isolated = (names: readonly (string | null)[] | undefined) =>
  [...new Set(names)].flatMap((name) => (name ? [<bdi key={name}>{name}</bdi>] : []))
