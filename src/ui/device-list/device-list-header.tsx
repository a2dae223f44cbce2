import { type ComponentPropsWithoutRef, forwardRef } from 'react'
import { useTexts } from '../texts/texts-context.ts'
import { useListScope, useListView } from './list-context.ts'
import { part } from './part.ts'

/** What stands above the list. Renders a `<header>`. */
export const DeviceListHeader = part('header', 'header')

/** The list's heading, at the `headingLevel` of `<DeviceList>`; nothing when its `title` is `null`. Renders an `<h2>`. */
export const DeviceListTitle = forwardRef<HTMLHeadingElement, ComponentPropsWithoutRef<'h2'>>(
  function DeviceListTitle(props, ref) {
    const { headingLevel, title } = useListScope()
    const Heading = `h${headingLevel}` as const
    if (title === null) return null
    return (
      <Heading tabIndex={-1} data-device-list-title="" {...props} ref={ref}>
        {props.children ?? title}
      </Heading>
    )
  },
)

/** What the list is for; nothing where there is none to speak of. Renders a `<p>`. */
export const DeviceListIntro = part('p', 'intro', useIntro)

function useIntro() {
  const { t } = useTexts()
  const { status } = useListView()
  return status === 'ready' || status === 'loading' ? { children: t('intro') } : null
}
