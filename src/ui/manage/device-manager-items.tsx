import { forwardRef } from 'react'
import { flushSync } from 'react-dom'
import {
  DeviceListButton,
  type DeviceListButtonProps,
  type DeviceListItemsProps,
  Items,
  part,
  useListScope,
  useTexts,
} from '../index.ts'
import { DeviceManagerSelect } from './device-manager-select.tsx'
import { useManageScope, useManageView } from './manage-context.ts'
import { PAGE } from './manage-provider.tsx'

/** One element for all rows, so that none renders for another. */
const select = <DeviceManagerSelect />

/** The devices that match, a page of 50 and what "Show more" added. Children, if any, are the row. Renders a `<ul>`. */
export const DeviceManagerItems = forwardRef<HTMLUListElement, Omit<DeviceListItemsProps, 'of' | 'rows'>>(
  function DeviceManagerItems(props, ref) {
    const { matching, shown, limit } = useManageView()
    const own = typeof limit === 'number' && limit > 0 ? { 'data-selectable': '' } : {}
    return <Items {...own} {...props} ref={ref} rows={matching.slice(0, shown)} before={select} />
  },
)

/** "Show 50 more"; nothing when all that match are shown. The focus goes to the first of them. Renders a `<button>`. */
export const DeviceManagerMore = forwardRef<HTMLButtonElement, DeviceListButtonProps>(
  function DeviceManagerMore(props, ref) {
    const { t } = useTexts()
    const { store } = useListScope()
    const { matching, shown, showMore } = useManageView()
    const count = Math.min(PAGE, matching.length - shown)
    if (count <= 0) return null
    return (
      <DeviceListButton
        data-device-list-more=""
        {...props}
        ref={ref}
        onClick={(event) => {
          props.onClick?.(event)
          if (event.defaultPrevented) return
          const list = event.currentTarget.closest('[data-device-list]')
          const rows = () => list?.querySelectorAll('[data-device-list-items="others"] > *') ?? []
          const next = rows().length
          flushSync(showMore)
          rows()[next]?.querySelector<HTMLElement>('input, button')?.focus()
          store.say(t('manage.more_shown', { count }))
        }}
      >
        {props.children ?? t('manage.more', { count })}
      </DeviceListButton>
    )
  },
)

/** How many match, while not all are wanted. Renders a `<p>`. */
export const DeviceManagerMatching = part('p', 'matching', useMatching)

function useMatching() {
  const { t } = useTexts()
  const { isNarrowed, matching } = useManageView()
  return isNarrowed && matching.length > 0 ? { children: t('manage.matching', { count: matching.length }) } : null
}

/** That no device matches, and a way back to all; else nothing. Renders a `<div>`. */
export const DeviceManagerNoMatch = part('div', 'no-match', useNoMatch)

function useNoMatch() {
  const { t } = useTexts()
  const { searchRef } = useManageScope()
  const { isNarrowed, matching, look } = useManageView()
  if (!isNarrowed || matching.length > 0) return null
  const clear = () => {
    look({ query: '', filter: 'all' })
    searchRef.current?.focus()
  }
  return {
    children: (
      <>
        <p>{t('manage.no_match')}</p>
        <DeviceListButton onClick={clear}>{t('manage.clear')}</DeviceListButton>
      </>
    ),
  }
}

/** Why nothing can be selected, where the server could end devices one by one; else nothing. Renders a `<p>`. */
export const DeviceManagerNotSelectable = part('p', 'hint', useNotSelectable)

function useNotSelectable() {
  const { t } = useTexts()
  const { limit, counts } = useManageView()
  return limit === 'unsafe' && counts.all > 0 ? { children: t('manage.unsafe') } : null
}
