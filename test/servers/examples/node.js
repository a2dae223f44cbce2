import { createSessionRoutes, toNodeHandler } from 'react-device-sessions/routes'

export function nodeServer({ store, authenticate }) {
  const devices = toNodeHandler(createSessionRoutes({ basePath: '/api/account', store, authenticate }))
  return (request, response) => {
    if (request.url.startsWith('/api/account/')) return devices(request, response)
    response.writeHead(404).end()
  }
}
