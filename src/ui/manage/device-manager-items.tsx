import { forwardRef } from 'react'
import { DeviceListButton, type DeviceListItemsProps, Items, part, useTexts } from '../index.ts'
import { DeviceManagerSelect } from './device-manager-select.tsx'
import { useManageScope, useManageView } from './manage-context.ts'
import { useNoMatchText } from './manage-provider.tsx'

/** One element for all rows, so that none renders for another. */
const select = <DeviceManagerSelect />

/** The devices that match, 50 and what "Show more" added. Children, if any, are the row. Renders a `<ul>`. */
export const DeviceManagerItems = forwardRef<HTMLUListElement, Omit<DeviceListItemsProps, 'of' | 'rows'>>(
  function DeviceManagerItems(props, ref) {
    const { matching, shown, limit, showMore } = useManageView()
    const own = typeof limit === 'number' && limit > 0 ? { 'data-selectable': '' } : {}
    const count = matching.length - shown
    return (
      <Items
        {...own}
        {...props}
        ref={ref}
        rows={matching.slice(0, shown)}
        rest={count > 0 ? { count, showMore } : null}
        before={select}
      />
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
  const text = useNoMatchText()
  if (!isNarrowed || matching.length > 0) return null
  const clear = () => {
    look({ query: '', filter: 'all' })
    searchRef.current?.focus()
  }
  return {
    children: (
      <>
        <p>{text}</p>
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
