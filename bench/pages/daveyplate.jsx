import { AuthUIProvider, SessionsCard } from '@daveyplate/better-auth-ui'
import { createAuthClient } from 'better-auth/react'
import { Toaster } from 'sonner'
import { boot } from './boot.jsx'

const client = createAuthClient({ baseURL: location.origin })

boot(
  <AuthUIProvider authClient={client}>
    <SessionsCard />
    <Toaster />
  </AuthUIProvider>,
)
