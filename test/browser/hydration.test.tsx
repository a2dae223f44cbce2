import {
  type DehydratedState,
  dehydrate,
  HydrationBoundary,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query'
import { StrictMode } from 'react'
import { DeviceList, SessionProvider, sessionsQueryOptions } from 'react-device-sessions'
import { de } from 'react-device-sessions/locales/de'
import { makeSession, memoryAdapter } from 'react-device-sessions/testing'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { cdp } from 'vitest/browser'

const hour = 3_600_000
const served = Date.parse('2026-11-21T22:30:00Z')
const adapter = memoryAdapter({
  sessions: [
    makeSession({ id: 'here', isCurrent: true, createdAt: '2026-03-03T23:20:00.000Z', device: { label: 'Here' } }),
    makeSession({ id: 'phone', lastActiveAt: new Date(served - hour).toISOString(), device: { label: 'Phone' } }),
  ],
})

afterEach(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  await setZone('')
})

/** The time zone of the browser; `''` is the machine's own. */
async function setZone(timezoneId: string): Promise<void> {
  await cdp().send('Emulation.setTimezoneOverride', { timezoneId })
}

interface PageProps {
  readonly state: DehydratedState
  readonly language: string
}

const Page = ({ state, language }: PageProps) => (
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <HydrationBoundary state={state}>
        <SessionProvider adapter={adapter} userId="ada" onSignedOut={() => {}}>
          <DeviceList language={language} locales={[de]} initialNow={served} />
        </SessionProvider>
      </HydrationBoundary>
    </QueryClientProvider>
  </StrictMode>
)

/** What is said of when the devices were active. */
const times = (root: HTMLElement) =>
  Array.from(root.querySelectorAll('[data-device-list-meta] time'), ({ textContent }) => textContent)

test.each([
  ['UTC', 'en', ['Signed in Mar 3', 'Active 2 hours ago']],
  ['America/Los_Angeles', 'de', ['Angemeldet: 3. März', 'Zuletzt aktiv: vor 2 Stunden']],
  // In a language of its own: a formatter keeps the zone in which it was made.
  ['Asia/Kathmandu', 'en-GB', ['Signed in 4 Mar', 'Active 2 hours ago']],
])(
  'F23: in %s, in %s, the list of a server is taken over without a word, and tells the time here',
  async (zone, language, expected) => {
    const complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]
    const client = new QueryClient()
    await client.prefetchQuery(sessionsQueryOptions({ adapter, userId: 'ada' }))
    const state = dehydrate(client)
    await setZone('UTC')
    const root = document.createElement('div')
    document.body.append(root)
    root.innerHTML = renderToString(<Page state={state} language={language} />)
    expect(times(root)).toHaveLength(2)

    // An hour later, elsewhere.
    await setZone(zone)
    vi.useFakeTimers({ now: served + hour, toFake: ['Date'] })
    const recovered = vi.fn()
    const mounted = hydrateRoot(root, <Page state={state} language={language} />, { onRecoverableError: recovered })
    await expect.poll(() => times(root)).toEqual(expected)
    expect(recovered).not.toHaveBeenCalled()
    for (const complaint of complaints) expect(complaint).not.toHaveBeenCalled()
    mounted.unmount()
    root.remove()
  },
)
