import { createContext, useContext } from 'react'
import { useIsLive, useNow } from './use-now.ts'

/** What a server and the browser that takes over from it must agree on, and what tests and stories hold still. */
export interface Clock {
  /** The server's time, in ms since 1970: rendered there, and again while hydrating. Then the browser's clock takes over. */
  readonly initialNow?: number | undefined
  /** IANA, e.g. `Europe/Paris`. Default: UTC on a server and while hydrating, then the reader's. */
  readonly timeZone?: string | undefined
  /** Stands in for the browser's clock for good. */
  readonly now?: number | undefined
}

/** The clock of a `<DeviceList>`. */
export const ClockContext = createContext<Clock>({})

/** The present and the time zone to write times in. `now` is `null` until the page is hydrated: see `useNow`. */
export function useClock(): { readonly now: number | null; readonly timeZone: string | undefined } {
  const { initialNow, timeZone, now } = useContext(ClockContext)
  const isLive = useIsLive()
  return { now: useNow(initialNow ?? null, now), timeZone: timeZone ?? (isLive ? undefined : 'UTC') }
}
