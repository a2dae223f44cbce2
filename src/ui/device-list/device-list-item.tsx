import { type ComponentPropsWithoutRef, cloneElement, forwardRef, isValidElement, useRef } from 'react'
import { useSessionScope } from '../../hooks/index.ts'
import { useClock } from '../format/clock-context.ts'
import { isOpen } from '../model/standing.ts'
import { textElement } from '../texts/text-element.ts'
import { useTexts } from '../texts/texts-context.ts'
import { useAfterClick } from './after-click.ts'
import { useBothRefs } from './both-refs.ts'
import { DetailsPanel, usePanelId } from './device-list-details.tsx'
import { OpenNote } from './device-list-note.tsx'
import { isWithoutSignOut } from './device-list-sign-out.tsx'
import { useFocusGoesOn } from './focus.ts'
import { useDevice, useIsRowRevoking, useListState, useStanding } from './list-context.ts'
import { type OwnProps, PartElement, part, type RenderProp } from './part.ts'
import { useRowSetting } from './row-setting.ts'
import { iconProps, rowBadge, rowMeta } from './row-texts.tsx'
import { useWayToProve } from './use-way-to-prove.ts'
import { useRowContent } from './usual-row.tsx'

/**
 * One device. Children, if any, stand in place of the usual ones; what became of its session, and its open details, stand below whatever is placed in it.
 * Renders an `<li>`.
 */
export const DeviceListItem = forwardRef<HTMLLIElement, ComponentPropsWithoutRef<'li'> & RenderProp>(
  function DeviceListItem({ render, ...props }, ref) {
    const { session } = useDevice()
    const isRevoking = useIsRowRevoking()
    const own = useRef<HTMLLIElement>(null)
    const ownRef = useBothRefs(own, ref)
    useFocusGoesOn(own)
    const attributes = {
      'data-device-list-item': '',
      'data-current': session.isCurrent || undefined,
      'data-revoking': isRevoking || undefined,
      'aria-busy': isRevoking || undefined,
    }
    const isElement = isValidElement(render)
    const children = (isElement ? render.props.children : null) ?? props.children ?? undefined
    // What it holds is placed below, with what no row leaves out.
    const element = isElement ? cloneElement(render, { children: undefined }) : render
    return (
      <PartElement as="li" render={element} {...attributes} {...props} ref={ownRef}>
        {children === undefined ? (
          <UsualContent />
        ) : (
          <>
            {textElement(children)}
            <Below />
          </>
        )}
      </PartElement>
    )
  },
)

function UsualContent() {
  const row = useDevice()
  const opened = useListState(({ details }) => details.get(row.key))
  const standing = useStanding()
  const late = useAfterClick()
  const way = useWayToProve(false)
  const setting = useRowSetting()
  return useRowContent({
    row,
    setting,
    standing,
    late: standing && late,
    way: standing && way,
    opened,
    before: null,
  })
}

/** What every arrangement of a row shows: that there is no "Sign out", the open details, and what is open about its session. */
function Below() {
  const { session } = useDevice()
  const { t } = useTexts()
  const { capabilities } = useSessionScope().adapter
  const panel = usePanelId()
  const standing = useStanding()
  return (
    <>
      {isWithoutSignOut(session, capabilities) && <p data-device-list-hint="">{t('row.not_revocable')}</p>}
      {panel !== null && <DetailsPanel id={panel} />}
      {standing && isOpen(standing) && <OpenNote standing={standing} />}
    </>
  )
}

/** What kind of device it is, drawn; in words too where the name does not say it. Renders a `<span>`. */
export const DeviceListIcon = part('span', 'icon', useIcon)

function useIcon(): OwnProps {
  return iconProps(useDevice(), useTexts())
}

/**
 * The device's name, never empty, and "This device" beside it where that is so. Its props land on the name. Renders a `<bdi>`, which
 * runs as our language does: "Chrome on macOS" is a text of ours.
 */
export const DeviceListName = forwardRef<HTMLElement, ComponentPropsWithoutRef<'bdi'> & RenderProp>(
  function DeviceListName({ render, ...props }, ref) {
    const row = useDevice()
    const texts = useTexts()
    return (
      <>
        <PartElement as="bdi" render={render} data-device-list-name="" dir={texts.dir} {...props} ref={ref}>
          {props.children ?? row.name}
        </PartElement>
        {rowBadge(row, texts)}
      </>
    )
  },
)

/** Where the device was last seen and when, set apart by dots. Renders a `<div>`. */
export const DeviceListMeta = part('div', 'meta', useMeta)

function useMeta(): OwnProps {
  const row = useDevice()
  const texts = useTexts()
  return { children: rowMeta(row, { texts, ...useClock() }, useIsRowRevoking()) }
}
