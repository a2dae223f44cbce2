import { dehydrate, HydrationBoundary, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { DeviceList, SessionProvider, sessionsQueryOptions } from 'react-device-sessions'
import { memoryAdapter } from 'react-device-sessions/testing'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { failOnConsole, four, now } from './show-list.tsx'

failOnConsole()

const adapter = memoryAdapter({ sessions: four })

async function page(read: boolean) {
  const onServer = new QueryClient()
  if (read) await onServer.prefetchQuery(sessionsQueryOptions({ adapter, userId: 'ada' }))
  const state = dehydrate(onServer)
  onServer.clear()
  return (client: QueryClient) => (
    <StrictMode>
      <QueryClientProvider client={client}>
        <HydrationBoundary state={state}>
          <SessionProvider adapter={adapter} userId="ada" onSignedOut={() => {}}>
            <DeviceList initialNow={now} timeZone="UTC" />
          </SessionProvider>
        </HydrationBoundary>
      </QueryClientProvider>
    </StrictMode>
  )
}

test.each([
  ['with a list that was read on the server', true],
  ['with none yet', false],
])('renders on a server and hydrates without a word, %s', async (_what, read) => {
  const render = await page(read)
  const html = renderToString(render(new QueryClient()))
  expect(html).toContain('Your devices')
  expect(html.includes('12 minutes ago')).toBe(read)
  const root = document.createElement('div')
  root.innerHTML = html
  document.body.append(root)
  const mounted = await act(async () => hydrateRoot(root, render(new QueryClient())))
  expect(await screen.findByRole('button', { name: 'Sign out, Safari on iPhone' })).toBeVisible()
  await act(async () => mounted.unmount())
  root.remove()
})
