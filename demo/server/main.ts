import { parseArgs } from 'node:util'
import { createAuthServer } from './create-server.ts'

/**
 * Starts the auth server from the command line and prints its address. Flags win over the environment:
 *
 * - `--port` or `PORT`: default 8787; 0 for any free one
 * - `--database` or `DATABASE`: a file, or `:memory:` (the default)
 * - `--token-ttl` or `TOKEN_TTL`: seconds that an access token works; default 900
 * - `--cors-origin` or `CORS_ORIGIN`: an origin that may call with credentials, or several with commas; default none
 * - `--rate-limits` or `RATE_LIMITS`: `documented` (the default) or `off`
 */
const { values: flags } = parseArgs({
  options: {
    port: { type: 'string', default: process.env['PORT'] ?? '8787' },
    database: { type: 'string', default: process.env['DATABASE'] ?? ':memory:' },
    'token-ttl': { type: 'string', default: process.env['TOKEN_TTL'] ?? '900' },
    'cors-origin': { type: 'string', default: process.env['CORS_ORIGIN'] ?? '' },
    'rate-limits': { type: 'string', default: process.env['RATE_LIMITS'] ?? 'documented' },
  },
})

const server = createAuthServer({
  database: flags.database,
  accessTokenTtlSeconds: Number(flags['token-ttl']),
  cors: flags['cors-origin'] === '' ? false : { origin: flags['cors-origin'].split(',') },
  rateLimits: flags['rate-limits'] === 'off' ? 'off' : 'documented',
  log: (line) => process.stdout.write(`${line}\n`),
})
process.stdout.write(`Auth server: ${await server.listen(Number(flags.port))}\n`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close())
