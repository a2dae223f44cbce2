import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { SessionProvider } from 'react-device-sessions'
import { betterAuthAdapter } from 'react-device-sessions/adapters/better-auth'
import { Toaster } from 'sonner'

const adapter = betterAuthAdapter({ listLimit: 100_000 })
const client = new QueryClient()
const stay = () => {}

/** What the README asks for around a list. */
export const Scope = ({ children }) => (
  <QueryClientProvider client={client}>
    <SessionProvider adapter={adapter} userId="u1" onSignedOut={stay} maxSessions={100_000}>
      {children}
    </SessionProvider>
    <Toaster />
  </QueryClientProvider>
)
