import { Server } from 'node:http'
import { createServer as createProbe } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createLogger, createServer, type InlineConfig, type Logger, preview } from 'vite'
import { type AuthServer, createAuthServer } from './server/create-server.ts'
import type { AuthServerOptions } from './server/options.ts'

const configFile = fileURLToPath(new URL('vite.config.ts', import.meta.url))

/** The page and the auth server that it talks to, both listening on 127.0.0.1. */
export interface Demo {
  readonly auth: AuthServer
  /** Origin of the page: `http://127.0.0.1:5173`. Its `/api/`, `/v1/` and `/demo/` are the auth server's. */
  readonly pageOrigin: string
  /** Origin of the auth server itself, which the page may call with credentials too. */
  readonly authOrigin: string
  /** Ends both. A second call does nothing. */
  close(): Promise<void>
}

export interface DemoOptions extends Omit<AuthServerOptions, 'cors'> {
  /** `sources`: Vite's development server. `built`: what `vite build` made of the page. */
  readonly page: 'sources' | 'built'
  /** Preferred; when it is taken, a free one is used. Default 5173. */
  readonly pagePort?: number
  /** The same. Default 8787. */
  readonly authPort?: number
}

/** Starts both. Rejects when the page cannot be served; nothing is left running then. */
export async function startDemo({ page, pagePort = 5173, authPort = 8787, ...options }: DemoOptions): Promise<Demo> {
  const freePagePort = await freePort(pagePort)
  const pageOrigin = `http://127.0.0.1:${freePagePort}`
  // The page at its other name is another browser, as far as cookies go.
  const origin = [pageOrigin, `http://localhost:${freePagePort}`]
  const auth = createAuthServer({ ...options, cors: { origin } })
  try {
    const authOrigin = await auth.listen(await freePort(authPort))
    const site = await servePage(page, freePagePort, authOrigin)
    let closing: Promise<void> | undefined
    const close = () => (closing ??= site.close().then(() => auth.close()))
    return { auth, pageOrigin, authOrigin, close }
  } catch (error) {
    await auth.close()
    throw error
  }
}

async function servePage(
  page: DemoOptions['page'],
  port: number,
  authOrigin: string,
): Promise<{ close(): Promise<void> }> {
  // Read by vite.config.ts, and by the page for requests to the other origin.
  process.env['DEMO_AUTH_PORT'] = new URL(authOrigin).port
  const listen = { port, strictPort: true }
  const config: InlineConfig = {
    configFile,
    server: listen,
    preview: listen,
    clearScreen: false,
    customLogger: logger(),
  }
  const site = page === 'built' ? await preview(config) : await (await createServer(config)).listen()
  // A browser resends, unasked, what it sent on a connection that it used before and that was then lost.
  if (site.httpServer instanceof Server) site.httpServer.maxRequestsPerSocket = 1
  return site
}

/** Warnings and errors, but for connections that the auth server dropped: that it does when it is told to. */
function logger(): Logger {
  const vite = createLogger('warn')
  return {
    ...vite,
    error(message, options) {
      if (!message.includes('http proxy error')) vite.error(message, options)
    },
  }
}

/** `preferred` when nothing listens there, else any free port. */
export async function freePort(preferred: number): Promise<number> {
  return (await tryPort(preferred)) ?? (await tryPort(0)) ?? preferred
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createProbe()
    probe.once('error', () => resolve(null))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' ? (address?.port ?? null) : null))
    })
  })
}
