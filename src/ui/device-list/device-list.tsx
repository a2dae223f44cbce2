import { forwardRef, useMemo } from 'react'
import { useSessionScope } from '../../hooks/index.ts'
import { type Clock, ClockContext } from '../format/clock-context.ts'
import { type LanguageProps, TextsFor } from '../texts/texts-for.tsx'
import { DeviceListHeader } from './device-list-header.tsx'
import { DeviceListItems } from './device-list-items.tsx'
import {
  DeviceListGroup,
  DeviceListGroupHeader,
  DeviceListOthersTitle,
  DeviceListSignOutOthers,
} from './device-list-others.tsx'
import { DeviceListOutcomes } from './device-list-outcomes.tsx'
import { DeviceListRoot, type DeviceListRootProps } from './device-list-root.tsx'
import { DeviceListStatus } from './device-list-status.tsx'

/** The props of `<DeviceList>`: those of a `<section>`, and these. */
export interface DeviceListProps extends DeviceListRootProps, Clock, LanguageProps {}

/** How the parts stand, unless you say otherwise. Each renders only when there is something for it to show. */
const usualArrangement = (
  <>
    <DeviceListHeader />
    <DeviceListStatus />
    <DeviceListItems of="current" />
    <DeviceListGroup>
      <DeviceListGroupHeader>
        <DeviceListOthersTitle />
        <DeviceListSignOutOthers />
      </DeviceListGroupHeader>
      <DeviceListOutcomes />
      <DeviceListItems />
    </DeviceListGroup>
  </>
)

/**
 * "Your devices": where the user is signed in, with "Sign out" on each device and "Sign out all other devices". Nothing is
 * called signed out before a complete read of the list shows it. Children, if any, arrange the parts anew; how the list is and what sign-outs came to
 * cannot be left out. Needs a
 * `SessionProvider` and TanStack's `QueryClientProvider` above. Renders a `<section>`.
 */
export const DeviceList = forwardRef<HTMLElement, DeviceListProps>(function DeviceList(
  { language, locales, loadLocale, initialNow, now, timeZone, children = usualArrangement, ...props },
  ref,
) {
  const { adapter, userId } = useSessionScope()
  const clock = useMemo(() => ({ initialNow, now, timeZone }), [initialNow, now, timeZone])
  return (
    <TextsFor language={language} locales={locales} loadLocale={loadLocale}>
      <ClockContext.Provider value={clock}>
        <DeviceListRoot key={JSON.stringify([adapter.id, userId])} {...props} ref={ref}>
          {children}
        </DeviceListRoot>
      </ClockContext.Provider>
    </TextsFor>
  )
})
