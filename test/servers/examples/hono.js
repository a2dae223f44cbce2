import { createSessionRoutes } from 'react-device-sessions/routes'

export function honoApp(app, { store, authenticate }) {
  const devices = createSessionRoutes({ basePath: '/api/account', store, authenticate })
  app.all('/api/account/*', (c) => devices(c.req.raw))
  return app
}
