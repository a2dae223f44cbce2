import { useState } from 'react'
import { cleanText } from '../../core/clean-text.ts'
import { DeviceListButton } from '../device-list/device-list-button.tsx'
import { useDevice, useListScope } from '../device-list/list-context.ts'
import { viewOf } from '../device-list/own-root.ts'
import { useTexts } from '../texts/texts-context.ts'

/** What stands under a session in the server's logs. The list says whether it was copied; so does a text beside the button. */
export function IdFact() {
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
