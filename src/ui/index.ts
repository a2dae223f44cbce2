/**
 * The room's entry: what the root publishes, and what `/manage` shares with it. The package's entries import the parts
 * through here, so that they and their contexts are built once (`tsup.config.ts`). It is not published by itself.
 */

export { useBothRefs } from './device-list/both-refs.ts'
export { Items } from './device-list/device-list-items.tsx'
export { DeviceListGroup, DeviceListGroupHeader } from './device-list/device-list-others.tsx'
export { extentText } from './device-list/device-list-status.tsx'
export { useBrowserLayoutEffect, useFocusGoesOn } from './device-list/focus.ts'
export { useIsRowRevoking, useKnown, useListScope, useListState, useListView } from './device-list/list-context.ts'
export { PAGE } from './device-list/list-store.ts'
export { part } from './device-list/part.ts'
export { selectionLimit } from './device-list/selection-limit.ts'
export { useClock } from './format/clock-context.ts'
export { formatDuration } from './format/duration.ts'
export { placeName } from './format/place.ts'
export { pastTime } from './format/time.ts'
export * from './published.ts'
export { addEnglish } from './texts/english.ts'
export { sentences } from './texts/sentences.ts'
export { useTexts } from './texts/texts-context.ts'
