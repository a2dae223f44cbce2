import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { DeviceList, SessionProvider } from 'react-device-sessions'
import { restAdapter } from 'react-device-sessions/adapters/rest'
import { redirect, useLoaderData } from 'react-router'
import { signedInUser } from '../sessions.server.js'

const adapter = restAdapter({ baseUrl: '/api/account' })

export async function loader({ request }) {
  const user = await signedInUser(request.headers.get('cookie'))
  return user ? { user, now: Date.now() } : redirect('/sign-in')
}

export default function Devices() {
  const { user, now } = useLoaderData()
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <SessionProvider adapter={adapter} userId={user.id} onSignedOut={() => location.assign('/sign-in')}>
        <main>
          <h1>Settings</h1>
          <DeviceList initialNow={now} />
        </main>
      </SessionProvider>
    </QueryClientProvider>
  )
}
