import { type ChangeEvent, type ComponentPropsWithoutRef, forwardRef, useId, useRef } from 'react'
import { formatDuration, part, useBothRefs, useListView, useTexts } from '../index.ts'
import type { ManagerFilter, ManagerSort } from './filter-rows.ts'
import { type ManageView, useManageScope, useManageView } from './manage-context.ts'

/** Where devices are found: a search landmark around search, filter and sort; nothing while there is nothing to find. Renders a `<div>`. */
export const DeviceManagerFind = part('div', 'find', useFind)

function useFind() {
  const { t } = useTexts()
  return useListView().others.length === 0 ? null : { role: 'search', 'aria-label': t('manage.find') }
}

/** The search field, for names, places and addresses. Its props land on the `<input>`. Renders a `<label>` around it. */
export const DeviceManagerSearch = forwardRef<HTMLInputElement, ComponentPropsWithoutRef<'input'>>(
  function DeviceManagerSearch(props, ref) {
    const { t } = useTexts()
    const { searchRef } = useManageScope()
    const { query, look } = useManageView()
    const ownRef = useBothRefs(searchRef, ref)
    return (
      <label data-device-list-control="search">
        <span>{t('manage.search')}</span>
        <input
          type="search"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('manage.search_hint')}
          data-device-list-input=""
          {...props}
          ref={ownRef}
          value={query}
          onChange={(event: ChangeEvent<HTMLInputElement>) => {
            props.onChange?.(event)
            look({ query: event.currentTarget.value })
          }}
        />
      </label>
    )
  },
)

const filters = ['all', 'inactive', 'unknown'] as const satisfies readonly ManagerFilter[]

/** Which devices: all, the inactive, the unknown, each with their number. Renders a `<fieldset>` of radio buttons. */
export const DeviceManagerFilter = forwardRef<HTMLFieldSetElement, ComponentPropsWithoutRef<'fieldset'>>(
  function DeviceManagerFilter(props, ref) {
    const { t } = useTexts()
    const view = useManageView()
    const labels = useFilterLabels(view)
    const name = useId()
    return (
      <fieldset data-device-list-control="filter" {...props} ref={ref}>
        <legend>{t('manage.filter')}</legend>
        {filters.map((filter) => (
          <label key={filter} data-device-list-choice="">
            <input
              type="radio"
              name={name}
              value={filter}
              checked={view.filter === filter}
              onChange={() => view.look({ filter })}
            />
            <span>{t('manage.with_number', { label: labels[filter], number: view.counts[filter] })}</span>
          </label>
        ))}
      </fieldset>
    )
  },
)

function useFilterLabels({ inactiveAfterDays }: ManageView): Readonly<Record<ManagerFilter, string>> {
  const { t, locale } = useTexts()
  const duration = formatDuration(inactiveAfterDays * 86_400, locale)
  return { all: t('manage.all'), inactive: t('manage.inactive', { duration }), unknown: t('manage.unknown') }
}

/** In which order. Its props land on the `<select>`. Renders a `<label>` around it. */
export const DeviceManagerSort = forwardRef<HTMLSelectElement, ComponentPropsWithoutRef<'select'>>(
  function DeviceManagerSort(props, ref) {
    const { t } = useTexts()
    const { sort, look } = useManageView()
    const own = useRef<HTMLSelectElement>(null)
    const ownRef = useBothRefs(own, ref)
    const orders: Readonly<Record<ManagerSort, string>> = {
      active: t('manage.sort_active'),
      inactive: t('manage.sort_inactive'),
      'signed-in': t('manage.sort_signed_in'),
    }
    return (
      <label data-device-list-control="sort">
        <span>{t('manage.sort')}</span>
        <select
          data-device-list-input=""
          {...props}
          ref={ownRef}
          value={sort}
          onChange={(event) => {
            props.onChange?.(event)
            const { value } = event.currentTarget
            if (isSort(value)) look({ sort: value })
          }}
        >
          {Object.entries(orders).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
    )
  },
)

const isSort = (value: string): value is ManagerSort => ['active', 'inactive', 'signed-in'].includes(value)
