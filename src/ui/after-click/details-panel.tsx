import { type ComponentType, Fragment, type ReactElement, type ReactNode } from 'react'
import { useSessionScope } from '../../hooks/index.ts'
import { type DetailsPart, detailsOf, type Fact } from '../device-list/details-of.ts'
import { DeviceListNotMe } from '../device-list/device-list-not-me.tsx'
import { useDevice } from '../device-list/list-context.ts'
import { useClock } from '../format/clock-context.ts'
import { SessionTime } from '../format/session-time.tsx'
import type { Translate } from '../texts/text-key.ts'
import { textWithSlots } from '../texts/text-with-slots.ts'
import { useTexts } from '../texts/texts-context.ts'
import { authMethodName } from './auth-method.ts'
import { IdFact } from './id-fact.tsx'

const parts: Readonly<Record<DetailsPart, ComponentType>> = { 'not-me': DeviceListNotMe }

/** What "Details" shows: what `detailsOf` gives, and an id to copy. */
export function DetailsPanel({ id }: { readonly id: string }) {
  const { t } = useTexts()
  const { now } = useClock()
  const details = detailsOf(useDevice().session, useSessionScope().adapter.capabilities, now)
  return (
    <div id={id} data-device-list-details-panel="">
      <dl data-device-list-facts="">
        {details.facts.map(({ name, value }) => (
          <div key={name} data-device-list-fact="">
            <dt>{t(`details.${name}`)}</dt>
            {valuesOf(value, t).map((node, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- they are drawn anew together
              <dd key={at}>{node}</dd>
            ))}
          </div>
        ))}
        <IdFact />
      </dl>
      {details.parts.map((part) => {
        const Part = parts[part]
        return <Part key={part} />
      })}
    </div>
  )
}

/** What stands beside the term, one `<dd>` each. */
function valuesOf(value: Fact['value'], t: Translate): readonly ReactNode[] {
  switch (value.what) {
    case 'time': {
      const { iso, form } = value
      if (form !== 'expired') return [<SessionTime key="" form={form} iso={iso} />]
      return [textWithSlots(t, 'details.expired', { time: <SessionTime form="expiry" iso={iso} /> })]
    }
    case 'address':
      return [addressNode(value.address, value.isMasked, t)]
    case 'methods':
      return namesOf(value.methods.map((method) => authMethodName(method, t)))
    case 'names':
      return namesOf(value.names)
  }
}

/** Each name once: a server may know one way to sign in by two. */
const namesOf = (names: readonly (string | null)[]) =>
  [...new Set(names)].filter((name) => name !== null).map((name) => <bdi key={name}>{name}</bdi>)

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
