import * as root from 'react-device-sessions'
import { bioreAdapter } from 'react-device-sessions/adapters/biore'
import * as hooks from 'react-device-sessions/hooks'

const adapter = bioreAdapter({
  baseUrl: 'https://auth.example/api/v1',
  getAccessToken: () => null,
  refresh: async () => false,
})

adapter.list().catch((error) => {
  console.log(error instanceof root.SessionError, error instanceof hooks.SessionError, root.isSessionError(error))
})
