import { createSessionRoutes, toNodeHandler } from 'react-device-sessions/routes'

export async function fastifyApp(app, { store, authenticate }) {
  const devices = toNodeHandler(createSessionRoutes({ basePath: '/api/account', store, authenticate }))
  app.all('/api/account/*', (request, reply) => {
    reply.hijack()
    return devices(request.raw, reply.raw)
  })
  return app
}
