import { createSessionRoutes } from 'react-device-sessions/routes'
import { memorySessionStore } from 'react-device-sessions/testing'

const store = memorySessionStore()
for (const id of ['here', 'there', 'elsewhere']) store.signIn('ann', { id })

const routes = createSessionRoutes({
  basePath: '/api/account',
  store,
  authenticate: (request) =>
    request.headers.get('cookie') === 'session=here' ? { userId: 'ann', sessionId: 'here' } : null,
})

export { routes as DELETE, routes as GET, routes as POST }
