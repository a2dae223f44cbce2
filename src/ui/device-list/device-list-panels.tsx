import { type ComponentPropsWithoutRef, forwardRef } from 'react'
import { useReadAgain } from '../step-up/use-read-again.ts'
import { errorText } from '../texts/error-text.ts'
import { useTexts } from '../texts/texts-context.ts'
import { DeviceListButton } from './device-list-button.tsx'
import { useKnown, useListScope, useListView } from './list-context.ts'
import { type OwnProps, PartElement, part, type RenderProp } from './part.ts'
import { useRemaining } from './use-remaining.ts'

/** Stands where the rows will be, and says that they are being loaded; else nothing. Renders a `<div>`. */
export const DeviceListSkeleton = part('div', 'skeleton', useSkeleton)

function useSkeleton(): OwnProps | null {
  if (useListView().status !== 'loading') return null
  return { 'aria-busy': true, children: [0, 1, 2].map((bone) => <Bone key={bone} />) }
}

const Bone = () => (
  <div data-device-list-item="" aria-hidden="true">
    <span data-device-list-icon="" />
    <span>
      <span data-device-list-bone="" />
      <span data-device-list-bone="" />
    </span>
  </div>
)

/** Why there is no list: it could not be loaded, or this browser is signed out; else nothing. Renders a `<div>`. */
export const DeviceListProblem = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<'div'> & RenderProp>(
  function DeviceListProblem({ render, ...props }, ref) {
    const texts = useTexts()
    const { t } = texts
    const { subheadingLevel } = useListScope()
    const { status, error } = useListView()
    const again = useReadAgain()
    const remaining = useRemaining(useKnown(({ cooldowns }) => cooldowns.list ?? 0))
    const Heading = `h${subheadingLevel}` as const
    if (!error || (status !== 'failed' && status !== 'signed-out')) return null
    const isFailed = status === 'failed'
    const children = (
      <>
        <Heading data-device-list-panel-title="">{t(isFailed ? 'load.failed' : 'signed_out.title')}</Heading>
        <p data-device-list-hint="">
          {isFailed
            ? errorText(texts, error, 'list', error.retryAfterMs === null ? null : remaining)
            : t('signed_out.body')}
        </p>
        {isFailed && (
          <DeviceListButton aria-disabled={again.isBusy || remaining > 0 || undefined} onClick={again.run}>
            {t(`action.${again.action}`)}
          </DeviceListButton>
        )}
      </>
    )
    return (
      <PartElement as="div" render={render} data-device-list-panel="" {...props} ref={ref}>
        {props.children ?? children}
      </PartElement>
    )
  },
)
