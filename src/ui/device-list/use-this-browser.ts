import { useMemo, useSyncExternalStore } from 'react'
import type { UserAgentData } from '../../core/this-device.ts'

/** What this browser tells of itself; `undefined` on a server, while hydrating, and in browsers that tell nothing (Firefox, Safari). */
export function useThisBrowser(): UserAgentData | undefined {
  const isInBrowser = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
  // Chromium gives another object at each look: as a snapshot it would make React render for ever.
  return useMemo(() => (isInBrowser ? userAgentData() : undefined), [isInBrowser])
}

const neverChanges = () => () => {}

function userAgentData(): UserAgentData | undefined {
  const data: unknown = Reflect.get(navigator, 'userAgentData')
  return isUserAgentData(data) ? data : undefined
}

/** Some extensions put something else in its place. */
function isUserAgentData(data: unknown): data is UserAgentData {
  return (
    typeof data === 'object' &&
    data !== null &&
    'platform' in data &&
    typeof data.platform === 'string' &&
    'brands' in data &&
    Array.isArray(data.brands) &&
    data.brands.every((each) => typeof each?.brand === 'string')
  )
}
