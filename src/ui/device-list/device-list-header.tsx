import { type ComponentPropsWithoutRef, forwardRef } from 'react'
import { DeviceListRefresh } from './device-list-refresh.tsx'
import { useListScope, useListView } from './list-context.ts'
import { PartElement, part, type RenderProp } from './part.ts'

/** The list's heading, at the `headingLevel` of `<DeviceList>`; nothing when its `title` is `null`. Renders an `<h2>`. */
export const DeviceListTitle = forwardRef<HTMLHeadingElement, ComponentPropsWithoutRef<'h2'> & RenderProp>(
  function DeviceListTitle({ render, ...props }, ref) {
    const { headingLevel, title } = useListScope()
    if (title === null) return null
    const own = { tabIndex: -1, 'data-device-list-title': '', children: title }
    return <PartElement as={`h${headingLevel}`} render={render} {...own} {...props} ref={ref} />
  },
)

/** What stands above the list: title, what it is for, and "Refresh". Children, if any, stand in their place. Renders a `<header>`. */
export const DeviceListHeader = part('header', 'header', useHeader)

const usualHeader = (
  <>
    <DeviceListTitle />
    <Intro />
    <DeviceListRefresh />
  </>
)

function useHeader() {
  return { children: usualHeader }
}

/** What the list is for; nothing before the list is read, and where it is empty. */
function Intro() {
  const { intro } = useListScope()
  const { status, current, others } = useListView()
  const hasDevices = current !== null || others.length > 0
  return status === 'ready' && hasDevices && intro !== null ? <p data-device-list-intro="">{intro}</p> : null
}
