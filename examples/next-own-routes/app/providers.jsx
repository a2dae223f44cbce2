'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { SessionProvider } from 'react-device-sessions'
import { restAdapter } from 'react-device-sessions/adapters/rest'

const adapter = restAdapter({ baseUrl: '/api/account' })

export function Providers({ userId, children }) {
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <SessionProvider adapter={adapter} userId={userId} onSignedOut={() => location.assign('/sign-in')}>
        {children}
      </SessionProvider>
    </QueryClientProvider>
  )
}
