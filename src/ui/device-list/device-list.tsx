import { forwardRef, useMemo } from 'react'
import { useSessionScope } from '../../hooks/index.ts'
import { type Clock, ClockContext } from '../format/clock-context.ts'
import { DeviceListStepUp } from '../step-up/device-list-step-up.tsx'
import { type LanguageProps, TextsFor } from '../texts/texts-for.tsx'
import { DeviceListButton } from './device-list-button.tsx'
import { DeviceListActions, DeviceListDetails, DeviceListDetailsPanel } from './device-list-details.tsx'
import { DeviceListSignOutEverywhere } from './device-list-everywhere.tsx'
import { DeviceListFacts } from './device-list-facts.tsx'
import { DeviceListFooter, DeviceListReadAt, DeviceListRefresh } from './device-list-footer.tsx'
import { DeviceListHeader, DeviceListIntro, DeviceListTitle } from './device-list-header.tsx'
import {
  DeviceListBadge,
  DeviceListBody,
  DeviceListIcon,
  DeviceListItem,
  DeviceListLastActive,
  DeviceListMeta,
  DeviceListName,
  DeviceListNameLine,
  DeviceListPlace,
} from './device-list-item.tsx'
import { DeviceListItems } from './device-list-items.tsx'
import { DeviceListNextSteps, DeviceListNotMe } from './device-list-not-me.tsx'
import { DeviceListNote } from './device-list-note.tsx'
import {
  DeviceListGroup,
  DeviceListGroupHeader,
  DeviceListOthersTitle,
  DeviceListSignOutOthers,
  DeviceListSummary,
} from './device-list-others.tsx'
import { DeviceListProblem, DeviceListSkeleton } from './device-list-panels.tsx'
import { DeviceListLimit, DeviceListOpenOutcomes, DeviceListResult, DeviceListStale } from './device-list-results.tsx'
import { DeviceListRoot, type DeviceListRootProps } from './device-list-root.tsx'
import { DeviceListNotRevocable, DeviceListSignOut } from './device-list-sign-out.tsx'

/** The props of `<DeviceList>`: those of a `<section>`, and these. */
export interface DeviceListProps extends DeviceListRootProps, Clock, LanguageProps {}

/** How the parts stand, unless you say otherwise. Each renders only when there is something for it to show. */
const usualArrangement = (
  <>
    <DeviceListHeader>
      <DeviceListTitle />
      <DeviceListIntro />
    </DeviceListHeader>
    <DeviceListProblem />
    <DeviceListSkeleton />
    <DeviceListStale />
    <DeviceListLimit />
    <DeviceListItems of="current" />
    <DeviceListGroup>
      <DeviceListGroupHeader>
        <DeviceListOthersTitle />
        <DeviceListSignOutOthers />
      </DeviceListGroupHeader>
      <DeviceListSummary />
      <DeviceListResult />
      <DeviceListNextSteps />
      <DeviceListOpenOutcomes />
      <DeviceListItems />
    </DeviceListGroup>
    <DeviceListFooter>
      <DeviceListReadAt />
      <DeviceListRefresh />
    </DeviceListFooter>
  </>
)

const Root = forwardRef<HTMLElement, DeviceListProps>(function DeviceList(
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

/**
 * "Your devices": where the user is signed in, with "Sign out" on each device and "Sign out all other devices". Nothing is
 * called signed out before a complete read of the list shows it. Children, if any, arrange the parts anew. Needs a
 * `SessionProvider` and TanStack's `QueryClientProvider` above. Renders a `<section>`.
 */
export const DeviceList = Object.assign(Root, {
  Actions: DeviceListActions,
  Badge: DeviceListBadge,
  Body: DeviceListBody,
  Button: DeviceListButton,
  Details: DeviceListDetails,
  DetailsPanel: DeviceListDetailsPanel,
  Facts: DeviceListFacts,
  Footer: DeviceListFooter,
  Group: DeviceListGroup,
  GroupHeader: DeviceListGroupHeader,
  Header: DeviceListHeader,
  Icon: DeviceListIcon,
  Intro: DeviceListIntro,
  Item: DeviceListItem,
  Items: DeviceListItems,
  LastActive: DeviceListLastActive,
  Limit: DeviceListLimit,
  Meta: DeviceListMeta,
  Name: DeviceListName,
  NameLine: DeviceListNameLine,
  NextSteps: DeviceListNextSteps,
  NotMe: DeviceListNotMe,
  Note: DeviceListNote,
  NotRevocable: DeviceListNotRevocable,
  OpenOutcomes: DeviceListOpenOutcomes,
  OthersTitle: DeviceListOthersTitle,
  Place: DeviceListPlace,
  Problem: DeviceListProblem,
  ReadAt: DeviceListReadAt,
  Refresh: DeviceListRefresh,
  Result: DeviceListResult,
  SignOut: DeviceListSignOut,
  SignOutEverywhere: DeviceListSignOutEverywhere,
  SignOutOthers: DeviceListSignOutOthers,
  Skeleton: DeviceListSkeleton,
  Stale: DeviceListStale,
  StepUp: DeviceListStepUp,
  Summary: DeviceListSummary,
  Title: DeviceListTitle,
})
