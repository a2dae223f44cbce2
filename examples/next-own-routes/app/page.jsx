import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { DeviceList } from 'react-device-sessions'
import { restAdapter } from 'react-device-sessions/adapters/rest'
import { sessionsQueryOptions } from 'react-device-sessions/server'
import { routes, signedInUser } from '../lib/sessions.js'
import { Providers } from './providers.jsx'

/** The user's own list, read in this process: no request leaves. */
function adapterFor(cookie) {
  return restAdapter({
    baseUrl: 'http://127.0.0.1/api/account',
    // The browser's, whose baseUrl is /api/account.
    id: 'rest:/api/account',
    fetch: (url, init) => {
      const request = new Request(url, init)
      request.headers.set('cookie', cookie)
      return routes(request)
    },
  })
}

export default async function Page() {
  const cookie = (await headers()).get('cookie') ?? ''
  const user = await signedInUser(cookie)
  if (!user) redirect('/sign-in')
  const client = new QueryClient()
  await client.prefetchQuery(sessionsQueryOptions({ adapter: adapterFor(cookie), userId: user.id }))
  return (
    <Providers userId={user.id}>
      <HydrationBoundary state={dehydrate(client)}>
        <main>
          <h1>Settings</h1>
          <DeviceList initialNow={Date.now()} />
        </main>
      </HydrationBoundary>
    </Providers>
  )
}
