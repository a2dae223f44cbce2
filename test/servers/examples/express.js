import express from 'express'
import { createSessionRoutes, toNodeHandler } from 'react-device-sessions/routes'

export function expressApp(app, { store, authenticate }) {
  app.use(express.json())
  app.use('/api/account', toNodeHandler(createSessionRoutes({ basePath: '/api/account', store, authenticate })))
  return app
}
