const root = require('react-device-sessions')
const { bioreAdapter } = require('react-device-sessions/adapters/biore')
const hooks = require('react-device-sessions/hooks')

const adapter = bioreAdapter({
  baseUrl: 'https://auth.example/api/v1',
  getAccessToken: () => null,
  refresh: async () => false,
})

adapter.list().catch((error) => {
  console.log(error instanceof root.SessionError, error instanceof hooks.SessionError, root.isSessionError(error))
})
