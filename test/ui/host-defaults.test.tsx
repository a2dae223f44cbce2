import {
  type DefaultOptions,
  onlineManager,
  QueryClient,
  QueryClientProvider,
  useMutation,
} from '@tanstack/react-query'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useEffect } from 'react'
import { DeviceList, SessionProvider, sessionKeys } from 'react-device-sessions'
import { memoryAdapter } from 'react-device-sessions/testing'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isForeign } from '../hostile-adapter.ts'
import { desktop, findSignOut, findStanding, laptop, now, phone, row, signOut, tv } from './device-list/show-list.tsx'
import { mutations, queries, unfriendlyClients } from './unfriendly-defaults.ts'

// An application sets its query client up for its own data. Whatever it chose, the list is the same and says the same.

beforeEach(() => {
  // A callback that throws is reported by TanStack and React as they like.
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  onlineManager.setOnline(true)
  vi.restoreAllMocks()
})

/** A mutation of the application's that never ends: with a default `scope`, what comes later would wait for it. */
function Endless() {
  const { mutate } = useMutation({ mutationFn: () => new Promise<never>(() => {}), onMutate: () => {} })
  useEffect(() => mutate(), [mutate])
  return null
}

/** Looks at all that matters on the way, and ends with what went on it. */
async function goThroughTheMainFlows(client: QueryClient): Promise<readonly unknown[]> {
  const user = userEvent.setup()
  const adapter = memoryAdapter({ sessions: [laptop, phone, tv, desktop] })
  const foreign: unknown[] = []
  client.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey[0] === sessionKeys.all[0] && isForeign(query.state.error) && query.state.data === undefined)
      foreign.push(query.state.error)
  })
  const page = (userId: string | null) => (
    <QueryClientProvider client={client}>
      <h1>The application</h1>
      <Endless />
      {userId !== null && (
        <SessionProvider adapter={adapter} userId={userId} recheckAfterMs={20} onSignedOut={() => {}}>
          <DeviceList now={now} />
        </SessionProvider>
      )}
    </QueryClientProvider>
  )
  const view = render(page('ada'))
  await findSignOut('Safari on iPhone')
  expect(screen.getByText('3 other devices')).toBeVisible()

  // One device, and it is gone.
  await signOut(user, 'Safari on iPhone')
  await screen.findByText('Safari on iPhone is signed out.', { selector: '[data-device-list-note-text]' })
  expect(screen.queryByRole('button', { name: /iPhone/ })).toBeNull()

  // Another one, and it is refused.
  adapter.fault({ on: 'revoke', do: 'fail', code: 'forbidden' })
  await signOut(user, 'Living room TV')
  await findStanding('Living room TV', 'Still signed in. You don’t have permission to do this.')

  // A list that cannot be read anew.
  adapter.fault({ on: 'list', do: 'fail', code: 'forbidden' })
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  await screen.findByText(/^You don’t have permission to do this\.$/, { selector: 'header *' })
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(screen.queryByText(/Couldn’t refresh/, { selector: 'header *' })).toBeNull())

  // Gone from the page, and back: a device was signed out elsewhere meanwhile.
  view.rerender(page(null))
  adapter.remove('desktop')
  void client.invalidateQueries({ queryKey: sessionKeys.all })
  view.rerender(page('ada'))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Sign out, Firefox on Windows' })).toBeNull())
  await findSignOut('Living room TV')

  // Another user, whose list cannot be read: nothing of the user before is there.
  adapter.fault({ on: 'list', do: 'fail', code: 'forbidden', times: 3 })
  view.rerender(page('bob'))
  await screen.findByText('We couldn’t load your devices')
  expect(screen.queryByRole('button', { name: /Living room/ })).toBeNull()
  expect(screen.getByRole('heading', { name: 'The application' })).toBeVisible()
  const errors = client
    .getQueryCache()
    .getAll()
    .map(({ state }) => state.error)
  view.unmount()
  client.clear()
  return [...foreign, ...errors.filter(isForeign)]
}

test.each(unfriendlyClients)('$name', async ({ config }) => {
  expect(await goThroughTheMainFlows(new QueryClient(config()))).toEqual([])
})

test('offline, as TanStack sees it', async () => {
  onlineManager.setOnline(false)
  const client = new QueryClient({ defaultOptions: { queries: { retryDelay: 1 } } })
  expect(await goThroughTheMainFlows(client)).toEqual([])
})

test('all that go together at once, and by key', async () => {
  const all: DefaultOptions = { queries: { ...queries, retryDelay: 1 }, mutations }
  expect(await goThroughTheMainFlows(new QueryClient({ defaultOptions: all }))).toEqual([])
  const client = new QueryClient({ defaultOptions: { queries: { retryDelay: 1 } } })
  client.setQueryDefaults(sessionKeys.all, all.queries ?? {})
  client.setMutationDefaults(sessionKeys.all, all.mutations ?? {})
  expect(await goThroughTheMainFlows(client)).toEqual([])
})

test('a mutation cache that refuses everything: nothing is sent, and the row says so', async () => {
  const user = userEvent.setup()
  const adapter = memoryAdapter({ sessions: [laptop, phone] })
  const client = new QueryClient()
  client.getMutationCache().config.onMutate = () => {
    throw new Error('The application does not like this.')
  }
  render(
    <QueryClientProvider client={client}>
      <SessionProvider adapter={adapter} userId="ada" onSignedOut={() => {}}>
        <DeviceList now={now} />
      </SessionProvider>
    </QueryClientProvider>,
  )
  await signOut(user, 'Safari on iPhone')
  await within(row('Safari on iPhone')).findByText(/Something went wrong\./)
  expect(adapter.calls.some(({ operation }) => operation === 'revoke')).toBe(false)
})
