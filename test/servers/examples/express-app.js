import connectPgSimple from 'connect-pg-simple'
import express from 'express'
import session from 'express-session'
import { describeSignIn } from 'react-device-sessions/routes'
import { deviceRoutes } from './express-session.js'

export function createApp(pool, checkPassword) {
  const app = express()
  const PgStore = connectPgSimple(session)
  app.use(
    session({
      store: new PgStore({ pool }),
      secret: process.env.SESSION_SECRET ?? 'only for development',
      resave: false,
      saveUninitialized: false,
      cookie: { maxAge: 30 * 24 * 60 * 60 * 1000, sameSite: 'lax', httpOnly: true },
    }),
  )
  app.use(express.json())

  app.post('/sign-in', async (req, res, next) => {
    const user = await checkPassword(req.body)
    if (!user) return res.status(401).end()
    req.session.regenerate((error) => {
      if (error) return next(error)
      req.session.userId = user.id
      req.session.device = describeSignIn(req, { ip: req.ip }) // new
      res.status(204).end()
    })
  })

  app.use('/api/account', deviceRoutes(pool)) // new, below session()
  return app
}
