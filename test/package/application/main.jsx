import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { DeviceList, SessionProvider } from 'react-device-sessions'
import { useSessions } from 'react-device-sessions/hooks'
import { memoryAdapter, threeSessions } from 'react-device-sessions/testing'
import { createRoot } from 'react-dom/client'
import 'react-device-sessions/styles.css'

const adapter = memoryAdapter({ sessions: threeSessions() })

function Count() {
  const { data } = useSessions()
  return data ? <output>{data.sessions.length} sessions</output> : null
}

createRoot(document.getElementById('root')).render(
  <QueryClientProvider client={new QueryClient()}>
    <SessionProvider adapter={adapter} userId="u1" onSignedOut={() => {}}>
      <Count />
      <DeviceList />
    </SessionProvider>
  </QueryClientProvider>,
)
