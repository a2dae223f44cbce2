import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { DeviceList } from 'react-device-sessions'
import { sessionsQueryOptions } from 'react-device-sessions/server'
import { adapter, userId } from './adapter.js'

export const dynamic = 'force-dynamic'

/** A Server Component: it reads the list, and the browser goes on from there. */
export default async function Page() {
  const client = new QueryClient()
  await client.prefetchQuery(sessionsQueryOptions({ adapter, userId }))
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <DeviceList initialNow={Date.now()} />
    </HydrationBoundary>
  )
}
