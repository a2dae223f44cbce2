import type { RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useTexts } from '../texts/texts-context.ts'
import { DeviceListButton } from './device-list-button.tsx'
import { useListScope } from './list-context.ts'
import { PAGE } from './list-store.ts'

/** What more there is to show, and what shows it. */
export interface Rest {
  readonly count: number
  readonly showMore: () => void
}

interface MoreProps extends Rest {
  readonly list: RefObject<Element | null>
}

/** The rows of all groups: the next one may be the first of another list. */
const rowsOf = (list: Element | null) =>
  list?.parentElement?.querySelectorAll('[data-device-list-items=others] > *') ?? []

/** "Show 50 more". The focus goes to the first of them. */
export function More({ list, count: left, showMore }: MoreProps) {
  const { t } = useTexts()
  const { store } = useListScope()
  const count = Math.min(PAGE, left)
  return (
    <DeviceListButton
      data-device-list-more=""
      onClick={() => {
        const next = rowsOf(list.current).length
        flushSync(showMore)
        rowsOf(list.current)[next]?.querySelector<HTMLElement>('input, button')?.focus()
        store.say(t('manage.more_shown', { count }))
      }}
    >
      {t('manage.more', { count })}
    </DeviceListButton>
  )
}
