'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { SessionProvider } from 'react-device-sessions'
import { adapter, userId } from './adapter.js'

export function Providers({ children }) {
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <SessionProvider adapter={adapter} userId={userId} onSignedOut={() => location.assign('/')}>
        {children}
      </SessionProvider>
    </QueryClientProvider>
  )
}
