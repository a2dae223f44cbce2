import { useState } from 'react'
import { cleanText } from '../../core/clean-text.ts'
import { useClock } from '../format/clock-context.ts'
import { useTexts } from '../texts/texts-context.ts'
import { DeviceListButton } from './device-list-button.tsx'
import { DeviceListNotMe } from './device-list-not-me.tsx'
import { factsOf } from './facts-of.tsx'
import { useDevice, useListScope } from './list-context.ts'
import { viewOf } from './own-root.ts'

/** What "Details" shows: times, address, sign-in method, applications, an id to copy, and "This wasn’t me". */
export function DetailsPanel({ id }: { readonly id: string }) {
  const { t } = useTexts()
  const { now } = useClock()
  const facts = factsOf(useDevice().session, t, now)
  return (
    <div id={id} data-device-list-details-panel="">
      <dl data-device-list-facts="">
        {facts.map(({ term, values }) => (
          <div key={term} data-device-list-fact="">
            <dt>{t(term)}</dt>
            {values.map((value, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- they are drawn anew together
              <dd key={at}>{value}</dd>
            ))}
          </div>
        ))}
        <IdFact />
      </dl>
      <DeviceListNotMe />
    </div>
  )
}

/** What stands under a session in the server's logs. The list says whether it was copied; so does a text beside the button. */
function IdFact() {
  const { session, label: device } = useDevice()
  const { t } = useTexts()
  const { store } = useListScope()
  const [outcome, setOutcome] = useState<'details.copied' | 'details.copy_failed' | null>(null)
  const id = cleanText(session.id, 256)
  if (id === null) return null
  const term = t('details.id')
  const label = t('details.copy')
  const copy = async (button: Element) => {
    const told = (await copyText(session.id, viewOf(button))) ? 'details.copied' : 'details.copy_failed'
    setOutcome(told)
    store.say(t(told))
  }
  return (
    <div data-device-list-fact="">
      <dt>{term}</dt>
      <dd>
        <bdi dir="ltr" translate="no">
          {id}
        </bdi>
        <span> </span>
        <DeviceListButton
          variant="quiet"
          aria-label={t('named', { label: t('named', { label, device: term }), device })}
          onClick={({ currentTarget }) => void copy(currentTarget)}
        >
          {label}
        </DeviceListButton>
        {outcome && <span data-device-list-hint="">{t(outcome)}</span>}
      </dd>
    </div>
  )
}

/** Whether it is in the clipboard: some browsers have none to write to, on plain HTTP above all, and some refuse. */
async function copyText(text: string, view: Window | null): Promise<boolean> {
  try {
    // Of the window that was clicked in: another one has not the focus, and may not write.
    await view?.navigator.clipboard.writeText(text)
    return view !== null
  } catch {
    return false
  }
}
