import {
  type DehydratedState,
  dehydrate,
  HydrationBoundary,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query'
import { act, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import * as kit from 'react-device-sessions'
import { memoryAdapter } from 'react-device-sessions/testing'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { failOnConsole, four, now, signOutButton } from './show-list.tsx'

failOnConsole()

const adapter = memoryAdapter({ sessions: four })

type Kit = Pick<typeof kit, 'DeviceList' | 'SessionProvider'>

function Page({ kit: { DeviceList, SessionProvider }, state }: { readonly kit: Kit; readonly state: DehydratedState }) {
  return (
    <StrictMode>
      <QueryClientProvider client={new QueryClient()}>
        <HydrationBoundary state={state}>
          <SessionProvider adapter={adapter} userId="ada" onSignedOut={() => {}}>
            <DeviceList initialNow={now} timeZone="UTC" />
          </SessionProvider>
        </HydrationBoundary>
      </QueryClientProvider>
    </StrictMode>
  )
}

/** The kit as a server loads it: a copy of its own, and nowhere a document. */
async function renderOnServer(state: DehydratedState): Promise<string> {
  vi.resetModules()
  vi.stubGlobal('document', undefined)
  try {
    return renderToString(<Page kit={await import('react-device-sessions')} state={state} />)
  } finally {
    vi.unstubAllGlobals()
  }
}

test.each([
  ['with a list that was read on the server', true],
  ['with none yet', false],
])('renders on a server and hydrates without a word, %s', async (_what, isRead) => {
  const client = new QueryClient()
  if (isRead) await client.prefetchQuery(kit.sessionsQueryOptions({ adapter, userId: 'ada' }))
  const state = dehydrate(client)
  const html = await renderOnServer(state)
  expect(html).toContain('Your devices')
  expect(html.includes('12 minutes ago')).toBe(isRead)

  const root = document.createElement('div')
  root.innerHTML = html
  document.body.append(root)
  const mounted = await act(async () => hydrateRoot(root, <Page kit={kit} state={state} />))
  expect(await screen.findByRole('heading', { name: '3 other devices' })).toBeVisible()
  expect(signOutButton('Safari on iPhone')).toBeVisible()
  await act(async () => mounted.unmount())
  root.remove()
})
