import { once } from 'node:events'
import { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DatabaseSync } from 'node:sqlite'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { createApp } from './app.ts'
import { openDatabase } from './database.ts'
import { type AuthServerOptions, settingsFrom } from './options.ts'
import { createServices, type Env, type Services } from './services.ts'

/** An auth server, listening or not. */
export interface AuthServer extends Pick<Services, 'audit' | 'faults' | 'limits' | 'requests' | 'sessions'> {
  readonly app: Hono<Env>
  readonly database: DatabaseSync
  /** Listens on 127.0.0.1 and nowhere else; 0 (the default) picks a free port. Answers the origin: `http://127.0.0.1:1234`. */
  listen(port?: number): Promise<string>
  /** Closes every connection and the databases. A second call does nothing. */
  close(): Promise<void>
}

/**
 * Makes an auth server that speaks bio.re's API under `/api/v1/auth` and Prelude's under `/v1/session`, over one set of
 * tables, with a real Better Auth under `/api/auth` and `/demo/` beside them. Throws a `RangeError` for options that make no sense.
 */
export function createAuthServer(options: AuthServerOptions = {}): AuthServer {
  const settings = settingsFrom(options)
  const database = openDatabase(settings.database)
  const closing = new AbortController()
  const services = createServices(database, settings, {
    closing: closing.signal,
    closeIdle() {
      if (server instanceof Server) server.closeIdleConnections()
    },
  })
  const app = createApp(services)
  const server = createAdaptorServer({
    fetch: app.fetch,
    // Tests run this in their own process: their `Request` and `Response` stay what they are.
    overrideGlobalObjects: false,
    serverOptions: { requestTimeout: 30_000, headersTimeout: 10_000 },
  })

  return {
    app,
    database,
    audit: services.audit,
    faults: services.faults,
    limits: services.limits,
    requests: services.requests,
    sessions: services.sessions,
    async listen(port = 0) {
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
      const address: string | AddressInfo | null = server.address()
      if (address === null || typeof address === 'string') throw new Error('The server listens on no port.')
      return `http://127.0.0.1:${address.port}`
    },
    async close() {
      if (closing.signal.aborted) return
      closing.abort()
      if (server.listening) {
        const closed = once(server, 'close')
        server.close()
        if (server instanceof Server) server.closeAllConnections()
        await closed
      }
      await services.betterAuth.close()
      database.close()
    },
  }
}
