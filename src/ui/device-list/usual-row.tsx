import { memo, type ReactElement, type ReactNode, useState } from 'react'
import type { Standing } from '../model/state.ts'
import type { AfterClick } from './after-click.ts'
import { DetailsPanel, hasDetails, panelId } from './device-list-details.tsx'
import { canSignOut, isWithoutSignOut } from './device-list-sign-out.tsx'
import { focusGoesOn } from './focus.ts'
import { RowContext } from './list-context.ts'
import { questionAbout, type Row } from './list-store.ts'
import { rowButton, underSpinner } from './row-button.tsx'
import type { RowSetting } from './row-setting.ts'
import { iconProps, rowBadge, rowMeta } from './row-texts.tsx'

interface UsualRowProps {
  readonly row: Row
  readonly setting: RowSetting
  /** What is known of its session. */
  readonly standing: Standing | null
  /** The code that draws that, once it is loaded; `null` where nothing is known. */
  readonly late: AfterClick | null
  /** What the user can do where the server wants proof; `null` where nothing is known. */
  readonly way: 'confirm' | 'sign_in' | null
  /** The number of its open details. */
  readonly opened: number | undefined
  /** What stands at its start: an element that stays the same. */
  readonly before: ReactNode
}

/** A row as it is unless you say otherwise, in one component. Renders an `<li>`. */
export const UsualRow = memo(function UsualRow(props: UsualRowProps) {
  const { row, standing } = props
  const [leave] = useState(focusGoesOn)
  const isRevoking = standing?.type === 'running'
  return (
    <li
      ref={leave}
      data-device-list-item=""
      data-current={row.session.isCurrent || undefined}
      data-revoking={isRevoking || undefined}
      data-signed-out={standing?.type === 'gone' || undefined}
      aria-busy={isRevoking || undefined}
    >
      {useRowContent(props)}
    </li>
  )
}, isSame)

/** A row is another object at each read of the list. */
function isSame(before: UsualRowProps, after: UsualRowProps): boolean {
  return (
    isSameRow(before.row, after.row) &&
    before.setting === after.setting &&
    before.standing === after.standing &&
    before.late === after.late &&
    before.way === after.way &&
    before.opened === after.opened &&
    before.before === after.before
  )
}

export function isSameRow(before: Row, after: Row): boolean {
  return (
    before.session === after.session &&
    before.label === after.label &&
    before.name === after.name &&
    before.isProbablyHere === after.isProbablyHere
  )
}

/** What stands in the row. */
export function useRowContent({ row, setting, standing, late, way, opened, before }: UsualRowProps): ReactElement {
  const { session, label: device } = row
  const { texts, server, scope, Button, now } = setting
  const { t, dir } = texts
  const [leave] = useState(() => ({ details: focusGoesOn(), signOut: focusGoesOn() }))
  if (standing?.type === 'gone' && late) return <late.Receipt row={row} setting={setting} />
  const isRevoking = standing?.type === 'running'
  const isAskable = canSignOut(session, server)
  const mustWait = setting.mustWait[session.isCurrent === true ? 'signOut' : 'revoke']
  const action = standing && late && way && late.rowAction({ row, standing }, way, setting)
  const signOut = action ? action.label : t('sign_out')
  const isOff = isRevoking || (action?.isCheck ? setting.mustWait.list : mustWait)
  const details = t('details.title')
  const isOpening = setting.opening === row.key
  const isDetailed = hasDetails(session, server, now)
  const panel = isDetailed && opened !== undefined ? panelId(scope, opened) : undefined
  return (
    <>
      {before ? <RowContext.Provider value={row}>{before}</RowContext.Provider> : null}
      <span {...iconProps(row, texts)} />
      <div data-device-list-body="">
        <bdi data-device-list-name="" dir={dir}>
          {row.name}
        </bdi>
        {rowBadge(row, texts)}
        <div data-device-list-meta="">
          {rowMeta(row, setting, isRevoking)}
          {standing && late && !isRevoking && (
            <>
              {' '}
              <late.RowStanding row={row} standing={standing} />
            </>
          )}
        </div>
      </div>
      {(isDetailed || isAskable || action) && (
        <div data-device-list-actions="">
          {isDetailed &&
            rowButton(Button, {
              ref: leave.details,
              variant: 'quiet',
              isOff: false,
              'data-device-list-details': '',
              'aria-label': t('named', { label: details, device }),
              'aria-expanded': panel !== undefined,
              'aria-controls': panel,
              'aria-busy': isOpening || undefined,
              onClick: () => scope.toggleDetails(row.key),
              children: isOpening ? underSpinner(details) : details,
            })}
          {(isAskable || action) &&
            rowButton(Button, {
              ref: leave.signOut,
              variant: 'plain',
              isOff,
              'aria-describedby': mustWait && isOff ? scope.limitId : undefined,
              'aria-busy': setting.waiting === row.key || undefined,
              'data-device-list-sign-out': '',
              'aria-label': t('named', { label: isRevoking ? t('row.signing_out') : signOut, device }),
              onClick: action?.onClick ?? (({ currentTarget }) => scope.ask(questionAbout(row), currentTarget)),
              children: isRevoking || setting.waiting === row.key ? underSpinner(signOut) : signOut,
            })}
        </div>
      )}
      {isWithoutSignOut(session, server) && <p data-device-list-hint="">{t('row.not_revocable')}</p>}
      {panel !== undefined && (
        <RowContext.Provider value={row}>
          <DetailsPanel id={panel} />
        </RowContext.Provider>
      )}
    </>
  )
}
