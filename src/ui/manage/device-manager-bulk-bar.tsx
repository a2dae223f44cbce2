import { forwardRef, type HTMLAttributes } from 'react'
import { DeviceListButton, sentences, useKnown, useListScope, useTexts } from '../index.ts'
import { useManageScope, useManageView, useSelectedRows } from './manage-context.ts'

/** How many devices are selected, and their "Sign out", which asks first; nothing while none is. Renders a `<div role="group">`. */
export const DeviceManagerBulkBar = forwardRef<HTMLDivElement, HTMLAttributes<HTMLDivElement>>(
  function DeviceManagerBulkBar(props, ref) {
    const { t } = useTexts()
    const { ledger, ask, limitId: waitId } = useListScope()
    const { selection, selectAllRef, limitId } = useManageScope()
    const { matching, shown, limit } = useManageView()
    const mustWait = useKnown(({ cooldowns }) => 'revoke' in cooldowns)
    const rows = useSelectedRows()
    if (rows.length === 0) return null
    const onScreen = new Set(matching.slice(0, shown).map(({ key }) => key))
    const hidden = rows.filter(({ key }) => !onScreen.has(key)).length
    const isFull = rows.length === limit
    const goBack = () => selectAllRef.current?.focus()
    return (
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a `fieldset` would lay its buttons out in its own way
      <div role="group" aria-label={t('manage.selected_group')} data-device-list-bulk-bar="" {...props} ref={ref}>
        <div data-device-list-bulk-text="">
          <strong>{t('manage.selected', { count: rows.length })}</strong>
          <span id={limitId}>
            {sentences(t, [
              hidden > 0 && t('manage.selected_hidden', { count: hidden }),
              isFull && t('manage.limit', { count: rows.length }),
            ])}
          </span>
        </div>
        <div data-device-list-bulk-actions="">
          <DeviceListButton
            variant="quiet"
            onClick={() => {
              selection.clear()
              goBack()
            }}
          >
            {t('manage.clear_selection')}
          </DeviceListButton>
          <DeviceListButton
            variant="danger"
            aria-disabled={mustWait || undefined}
            aria-describedby={mustWait ? waitId : undefined}
            onClick={({ currentTarget }) => {
              // Once it is confirmed nothing is selected any more, and this bar goes; with nothing left to select, so does the box.
              const isConfirmed = () => ledger.state.told.get(rows[0]?.key ?? '')?.standing.type === 'running'
              ask({ operation: 'revoke', meant: rows, count: rows.length }, currentTarget, (giveFocusBack) =>
                isConfirmed() && selectAllRef.current ? goBack() : giveFocusBack(),
              )
            }}
          >
            {t('confirm.others_action', { count: rows.length })}
          </DeviceListButton>
        </div>
      </div>
    )
  },
)
