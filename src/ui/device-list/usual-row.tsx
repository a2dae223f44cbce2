import { memo, type ReactElement, type ReactNode, useState } from 'react'
import { isOpen } from '../model/result.ts'
import type { Standing } from '../model/state.ts'
import { DetailsPanel } from './details-panel.tsx'
import { hasDetails, panelId, toggleDetails } from './device-list-details.tsx'
import { OpenNote } from './device-list-note.tsx'
import { canSignOut, isWithoutSignOut } from './device-list-sign-out.tsx'
import { focusGoesOn } from './focus.ts'
import { RowContext } from './list-context.ts'
import { questionAbout, type Row } from './list-store.ts'
import { rowButton } from './row-button.tsx'
import type { RowSetting } from './row-setting.ts'
import { iconProps, rowBadge, rowMeta } from './row-texts.tsx'

interface UsualRowProps {
  readonly row: Row
  readonly setting: RowSetting
  /** What is known of its session. */
  readonly standing: Standing | null
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
export function useRowContent({ row, setting, standing, opened, before }: UsualRowProps): ReactElement {
  const { session, label: device } = row
  const { texts, server, scope, Button, now } = setting
  const { t, dir } = texts
  const [leave] = useState(() => ({ details: focusGoesOn(), signOut: focusGoesOn() }))
  const isRevoking = standing?.type === 'running'
  const isAskable = canSignOut(session, server)
  const mustWait = setting.mustWait[session.isCurrent === true ? 'signOut' : 'revoke']
  const signOut = t(isRevoking ? 'row.signing_out' : 'sign_out')
  const details = t('details.title')
  const isDetailed = hasDetails(session, server, t, now)
  const panel = isDetailed && opened !== undefined ? panelId(scope, opened) : undefined
  const note = standing && isOpen(standing) ? standing : null
  return (
    <>
      {before ? <RowContext.Provider value={row}>{before}</RowContext.Provider> : null}
      <span {...iconProps(row, texts)} />
      <div data-device-list-body="">
        <bdi data-device-list-name="" dir={dir}>
          {row.name}
        </bdi>
        {rowBadge(row, texts)}
        <div data-device-list-meta="">{rowMeta(row, setting)}</div>
      </div>
      {(isDetailed || isAskable) && (
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
              onClick: () => toggleDetails(scope.store, row.key),
              children: details,
            })}
          {isAskable &&
            rowButton(Button, {
              ref: leave.signOut,
              variant: 'plain',
              isOff: isRevoking || mustWait,
              'aria-describedby': mustWait ? scope.limitId : undefined,
              'aria-busy': setting.waiting === row.key || undefined,
              'data-device-list-sign-out': '',
              'aria-label': t('named', { label: signOut, device }),
              onClick: ({ currentTarget }) => scope.ask(questionAbout(row), currentTarget),
              children:
                isRevoking || setting.waiting === row.key ? (
                  <>
                    <span data-device-list-spinner="" aria-hidden="true" />
                    <span>{signOut}</span>
                  </>
                ) : (
                  signOut
                ),
            })}
        </div>
      )}
      {isWithoutSignOut(session, server) && <p data-device-list-hint="">{t('row.not_revocable')}</p>}
      {(panel !== undefined || note) && (
        <RowContext.Provider value={row}>
          {panel !== undefined && <DetailsPanel id={panel} />}
          {note && <OpenNote standing={note} />}
        </RowContext.Provider>
      )}
    </>
  )
}
