import { DeviceList, SessionProvider } from 'react-device-sessions'
import { betterAuthAdapter } from 'react-device-sessions/adapters/better-auth'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card.jsx'

// Once, at module level.
const adapter = betterAuthAdapter()

const toSignIn = () => location.assign('/')

/** `signOut` ends this session: Better Auth wants a new sign-in before it lists sessions a day after the last one. */
export const Devices = ({ userId, signOut }) => (
  <SessionProvider
    adapter={adapter}
    userId={userId}
    onSignedOut={toSignIn}
    onSignInAgain={() => void signOut().then(toSignIn)}
  >
    <Card>
      <CardHeader>
        <CardTitle>Your devices</CardTitle>
        <CardDescription>You’re signed in on these devices. Sign out any you don’t recognize.</CardDescription>
      </CardHeader>
      <CardContent>
        <DeviceList data-device-list="frameless" title={null} intro={null} />
      </CardContent>
    </Card>
  </SessionProvider>
)
