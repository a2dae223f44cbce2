import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { BETTER_AUTH_PATH } from './better-auth.ts'
import { bioreError } from './biore-answers.ts'
import { bioreSessionRoutes } from './biore-session-routes.ts'
import { bioreTokenRoutes } from './biore-token-routes.ts'
import { demoAccountRoutes } from './demo-account-routes.ts'
import { demoError } from './demo-answers.ts'
import { demoControlRoutes } from './demo-control-routes.ts'
import { demoDeviceRoutes } from './demo-device-routes.ts'
import { demoPasswordRoutes } from './demo-password-routes.ts'
import { demoStepUpRoutes } from './demo-step-up-routes.ts'
import { faults, freshConnections, isDropped } from './fault-middleware.ts'
import { ownAccountRoutes } from './own-account-routes.ts'
import { OWN_PATH } from './own-session.ts'
import { preludeError } from './prelude-answers.ts'
import { preludeSessionRoutes } from './prelude-session-routes.ts'
import { preludeTokenRoutes } from './prelude-token-routes.ts'
import { safePath } from './safe-path.ts'
import type { Env, Services } from './services.ts'

/** The whole server as one Hono application: what every request passes through, then its faces. */
export function createApp(services: Services): Hono<Env> {
  const app = new Hono<Env>()
  app.use(observed(services))
  app.use(freshConnections(services))
  const { cors: crossOrigin } = services.settings
  if (crossOrigin !== false) app.use(allowOrigin(crossOrigin.origin))
  app.use(faults(services))
  app.use('/demo/*', jsonOnly)
  app.use(methodNotAllowed({ app, onMethodNotAllowed: (c, methods) => wrongMethod(c, methods) }))
  app.route('/api/v1/auth/sessions', bioreSessionRoutes(services))
  app.route('/api/v1/auth', bioreTokenRoutes(services))
  app.route('/v1/session/me', preludeSessionRoutes(services))
  app.route('/v1/session', preludeTokenRoutes(services))
  app.route(OWN_PATH, ownAccountRoutes(services))
  app.all(`${BETTER_AUTH_PATH}/*`, (c) => services.betterAuth.handle(c))
  app.route('/demo', demoAccountRoutes(services))
  app.route('/demo', demoDeviceRoutes(services))
  app.route('/demo', demoControlRoutes(services))
  app.route('/demo', demoStepUpRoutes(services))
  app.route('/demo', demoPasswordRoutes(services))
  app.notFound((c) => fail(c, 'not_found'))
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 413) return fail(c, 'too_large')
    // Only the kind of error is told, here as in the answer: a message may quote what was sent.
    services.settings.log(`error ${error.name} ${c.req.method} ${safePath(c.req.path)}`)
    return fail(c, 'internal')
  })
  return app
}

/** Records and logs each request, and dates each answer by the server's clock, to which expiry times can be compared. */
function observed({ requests, settings }: Services): MiddlewareHandler<Env> {
  return async (c, next) => {
    const began = performance.now()
    const note = requests.note(c.req.raw, settings.now())
    await next()
    const dropped = isDropped(c.res)
    if (!dropped) {
      // A fault may have set either.
      if (!c.res.headers.has('Date')) c.res.headers.set('Date', new Date(settings.now()).toUTCString())
      if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
    }
    note(dropped ? null : c.res.status)
    const outcome = dropped ? 'dropped' : String(c.res.status)
    settings.log(`${c.req.method} ${safePath(c.req.path)} ${outcome} ${Math.round(performance.now() - began)} ms`)
  }
}

/**
 * Cross-origin calls with credentials, when switched on. No header is exposed, so a page reads neither `Retry-After` nor
 * `Date`. The cookies are `SameSite=Strict`: another port of the same host is the same site, `127.0.0.1` and `localhost` are not.
 */
function allowOrigin(origin: string | readonly string[]): MiddlewareHandler<Env> {
  return cors({
    origin: typeof origin === 'string' ? [origin] : [...origin],
    credentials: true,
    allowMethods: ['GET', 'POST', 'DELETE'],
    allowHeaders: ['Accept', 'Authorization', 'Content-Type', 'DPoP', 'X-Refresh-Token', 'X-SDK-User-Agent'],
    exposeHeaders: [],
    maxAge: 600,
  })
}

/** Refuses bodies that a foreign page could send without asking first (no preflight): the demo's switches are not for it. */
const jsonOnly: MiddlewareHandler<Env> = async (c, next) => {
  const isJson = /^application\/json\b/i.test(c.req.header('content-type') ?? '')
  if (c.req.method === 'POST' && !isJson) return demoError(c, 'unsupported_media_type', 'Send application/json.')
  return next()
}

type Failure = 'not_found' | 'too_large' | 'internal'

/** A failure that no route answered, in the words of the face that was asked. */
function fail(c: Context<Env>, failure: Failure): Response {
  if (c.req.path.startsWith('/api/'))
    return bioreError(
      c,
      ({ not_found: 'NOT_FOUND', too_large: 'PAYLOAD_TOO_LARGE', internal: 'INTERNAL_ERROR' } as const)[failure],
    )
  if (c.req.path.startsWith('/v1/'))
    return preludeError(
      c,
      ({ not_found: 'not_found', too_large: 'bad_request', internal: 'internal' } as const)[failure],
    )
  const code = ({ not_found: 'not_found', too_large: 'payload_too_large', internal: 'internal' } as const)[failure]
  return demoError(c, code, 'See demo/server for what can be asked.')
}

/** 405 with `Allow` (RFC 9110, 15.5.6); on Prelude's face, which documents no 405, it is a bad request all the same. */
function wrongMethod(c: Context<Env>, methods: readonly string[]): Response {
  c.header('Allow', methods.join(', '))
  if (c.req.path.startsWith('/api/')) return bioreError(c, 'METHOD_NOT_ALLOWED')
  if (c.req.path.startsWith('/v1/')) return preludeError(c, 'bad_request')
  return demoError(c, 'method_not_allowed', `Only ${methods.join(', ')}.`)
}
