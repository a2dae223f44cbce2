import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openInBrowser } from './open-in-browser.ts'
import { startDemo } from './serve.ts'

/**
 * What `npm start` runs once everything is installed: the auth server and the account-settings page.
 *
 * - `--port`, `--auth-port`: preferred ports, default 5173 and 8787; others when they are taken
 * - `--database`: a file, or `:memory:`; default `.cache/demo.sqlite`, so that devices are still there next time
 * - `--token-ttl`: seconds that an access token works; default 900
 * - `--rate-limits`: `documented` (the default) or `off`
 * - `--open`, `--no-open`: open the page in a browser; default: when a person at a desktop started it
 */
const { values: flags } = parseArgs({
  allowNegative: true,
  options: {
    port: { type: 'string', default: '5173' },
    'auth-port': { type: 'string', default: '8787' },
    database: { type: 'string' },
    'token-ttl': { type: 'string', default: '900' },
    'rate-limits': { type: 'string', default: 'documented' },
    open: { type: 'boolean' },
  },
})

const cache = fileURLToPath(new URL('../.cache/', import.meta.url))
mkdirSync(cache, { recursive: true })
const demo = await startDemo({
  page: 'sources',
  pagePort: Number(flags.port),
  authPort: Number(flags['auth-port']),
  database: flags.database ?? `${cache}demo.sqlite`,
  accessTokenTtlSeconds: Number(flags['token-ttl']),
  rateLimits: flags['rate-limits'] === 'off' ? 'off' : 'documented',
})

// On the list, and not on a form: nobody is signed in yet, so an account with other devices is made.
const address = `${demo.pageOrigin}/?devices=5`

process.stdout.write(`
  Account settings   ${address}
  Auth server        ${demo.authOrigin}   (for cross-origin requests; the page passes /api, /v1 and /demo on to it)

  Ctrl-C ends both.
`)
if (flags.open ?? isAtDesktop()) openInBrowser(address)

for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(event, end)
// The process that started this one is gone: nobody is left to press Ctrl-C.
process.on('disconnect', end)

function end(): void {
  // A connection that will not close must not keep it alive.
  setTimeout(() => process.exit(), 3000).unref()
  void demo.close().then(() => process.exit())
}

/** True when somebody watches this terminal and there is a desktop to open a browser on. */
function isAtDesktop(): boolean {
  const { CI, DISPLAY, WAYLAND_DISPLAY, SSH_CONNECTION } = process.env
  const hasDesktop = process.platform !== 'linux' || Boolean(DISPLAY ?? WAYLAND_DISPLAY)
  return process.stdout.isTTY && !CI && !SSH_CONNECTION && hasDesktop
}
