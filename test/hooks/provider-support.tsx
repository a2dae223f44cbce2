import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { SessionError, SessionProvider, type SessionProviderProps } from 'react-device-sessions/hooks'

export const endPhone = { target: 'session', sessionIds: ['phone'] } as const
export const notSignedIn = () => Promise.reject(new SessionError('unauthenticated', 'no'))
/** The provider, with what a test wants to be different. */
export const provider = (
  client: QueryClient,
  props: Pick<SessionProviderProps, 'adapter'> & Partial<SessionProviderProps>,
  children: ReactNode = null,
) => (
  <QueryClientProvider client={client}>
    <SessionProvider userId="ada" onSignedOut={() => undefined} {...props}>
      {children}
    </SessionProvider>
  </QueryClientProvider>
)
