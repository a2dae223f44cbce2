import { type ComponentPropsWithoutRef, forwardRef, useEffect, useRef } from 'react'
import { useSessionScope } from '../../hooks/index.ts'
import {
  selectionLimit,
  useBothRefs,
  useDevice,
  useFocusGoesOn,
  useIsRowRevoking,
  useListScope,
  useTexts,
} from '../index.ts'
import { useManageScope, useManageView, useSelectedRows, useSelection } from './manage-context.ts'
import { focusBar } from './skip.tsx'

type CheckboxProps = Omit<ComponentPropsWithoutRef<'input'>, 'type' | 'checked'>

/**
 * Selects this row's device, named after it; with Shift, all from the one before. Nothing on this device, nor where the server
 * cannot end one by its id. Renders an `<input type="checkbox">`.
 */
export const DeviceManagerSelect = forwardRef<HTMLInputElement, CheckboxProps>(
  function DeviceManagerSelect(props, ref) {
    const { t } = useTexts()
    const { key, session, label } = useDevice()
    const { store } = useListScope()
    const { selection, limitId } = useManageScope()
    const isRevoking = useIsRowRevoking()
    const isSelected = useSelection(({ keys }) => keys.has(key))
    const isFull = useSelection((all) => all.isFull()) && !isSelected
    const most = selectionLimit(useSessionScope().adapter.capabilities)
    if (session.isCurrent !== false || !session.canRevoke || most === 0) return null
    const sayLimit = () => store.say(t('manage.limit', { count: most }))
    return (
      <input
        type="checkbox"
        aria-label={label}
        aria-disabled={isRevoking || isFull || undefined}
        aria-describedby={isFull && !isRevoking ? limitId : undefined}
        data-device-list-select=""
        {...props}
        ref={ref}
        checked={isSelected}
        onChange={(event) => {
          props.onChange?.(event)
          const { nativeEvent, currentTarget } = event
          if (isRevoking) return
          const isRange = 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true
          if (!selection.toggle(key, currentTarget.checked, isRange)) sayLimit()
        }}
        onKeyDown={(event) => {
          props.onKeyDown?.(event)
          if (event.key !== 'Escape' || event.defaultPrevented || !focusBar(event.currentTarget)) return
          // A dialog of the application around the list stays open.
          event.stopPropagation()
          event.preventDefault()
        }}
      />
    )
  },
)

/**
 * Selects what matches, also what is not shown yet, up to what the server allows; nothing where nothing can be selected. Its
 * props land on the `<input type="checkbox">`. Renders a `<label>` around it.
 */
export const DeviceManagerSelectAll = forwardRef<HTMLInputElement, CheckboxProps>(
  function DeviceManagerSelectAll(props, ref) {
    const { selectable, limit } = useManageView()
    if (selectable.length === 0 || limit === 0 || limit === 'unsafe') return null
    return <AllBox limit={limit} {...props} ref={ref} />
  },
)

/** Apart, so that it goes as a whole, and the focus with it goes on. */
const AllBox = forwardRef<HTMLInputElement, CheckboxProps & { readonly limit: number }>(function AllBox(
  { limit, ...props },
  ref,
) {
  const { t } = useTexts()
  const { selection, selectAllRef } = useManageScope()
  const { selectable } = useManageView()
  const own = useRef<HTMLLabelElement>(null)
  const ownRef = useBothRefs(selectAllRef, ref)
  const selected = useSelectedRows()
  const most = Math.min(limit, selectable.length)
  const isAll = selected.length === most && selected[most - 1] === selectable[most - 1]
  const isMixed = selected.length > 0 && !isAll
  useEffect(() => {
    if (selectAllRef.current) selectAllRef.current.indeterminate = isMixed
  })
  useFocusGoesOn(own)
  return (
    <label ref={own} data-device-list-select-all="">
      <input
        type="checkbox"
        data-device-list-select=""
        {...props}
        ref={ownRef}
        checked={isAll}
        onChange={(event) => {
          props.onChange?.(event)
          if (event.currentTarget.checked) selection.selectAll()
          else selection.clear()
        }}
      />
      <span>
        {most < selectable.length
          ? t('manage.select_first', { count: most, total: selectable.length })
          : t('manage.select_all', { count: most })}
      </span>
    </label>
  )
})
