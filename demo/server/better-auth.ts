import { DatabaseSync } from 'node:sqlite'
import type { Context } from 'hono'
import { number, text, transaction } from './database.ts'
import { limitedText } from './json-body.ts'
import type { AuthServerSettings } from './options.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { noLimits } from './rate-limit.ts'
import { clientOf } from './request-facts.ts'
import type { SampleDevice } from './sample-devices.ts'
import type { Env } from './services.ts'

/** Where it is mounted; its own default. */
export const BETTER_AUTH_PATH = '/api/auth'

/** Longer than any demo list. Its own default cuts a list at 100 without a word. */
const LIST_LIMIT = 20_000

/** Set anew on every request, so that nobody can claim an address. */
const IP_HEADER = 'x-demo-client-ip'

type Handler = (request: Request) => Promise<Response>

interface Running {
  readonly handle: Handler
  readonly database: DatabaseSync
}

/**
 * A real Better Auth server (npm `better-auth`), set up as its documentation does. It has users and tables of its own, in a second
 * database, and follows the machine's clock. Nothing of it is loaded before the first request for it.
 */
export class BetterAuthFace {
  readonly #settings: AuthServerSettings
  #running: Promise<Running> | null = null

  constructor(settings: AuthServerSettings) {
    this.#settings = settings
  }

  /** Its answer to a request below `/api/auth`. */
  async handle(c: Context<Env>): Promise<Response> {
    const headers = new Headers(c.req.raw.headers)
    headers.set(IP_HEADER, clientOf(c).ip ?? '')
    const { method } = c.req
    const body = method === 'GET' || method === 'HEAD' ? null : await limitedText(c.req.raw.body)
    return (await this.#run()).handle(new Request(c.req.url, { method, headers, body }))
  }

  /** Who the cookies of a request belong to, or `null`. */
  async userOf(c: Context<Env>): Promise<string | null> {
    const cookie = c.req.header('cookie') ?? ''
    if (!cookie.includes('better-auth.')) return null
    const { handle } = await this.#run()
    const url = new URL(`${BETTER_AUTH_PATH}/get-session`, c.req.url)
    const response = await handle(new Request(url, { headers: { cookie } }))
    const session: { readonly user: { readonly id: string } } | null = await response.json()
    return session?.user.id ?? null
  }

  /** How many sessions a user has, whether they have expired or not. */
  async count(userId: string): Promise<number> {
    const { database } = await this.#run()
    const row = database.prepare('SELECT count(*) AS total FROM session WHERE userId = ?').get(userId)
    return row ? number(row, 'total') : 0
  }

  /** Signs a user in on more devices, straight in the table. */
  async addDevices(userId: string, devices: readonly SampleDevice[]): Promise<void> {
    const { database } = await this.#run()
    const insert = database.prepare(
      `INSERT INTO session (id, token, userId, createdAt, updatedAt, expiresAt, ipAddress, userAgent)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    transaction(database, () => {
      for (const { createdAt, lastActiveAt, expiresAt, ip, userAgent } of devices) {
        const times = [createdAt, lastActiveAt, expiresAt].map((time) => new Date(time).toISOString())
        insert.run(this.#random(), this.#random(), userId, ...times, ip ?? '', userAgent ?? '')
      }
    })
  }

  /** Every session began two days ago: its list wants one of the last day. */
  async ageSessions(): Promise<void> {
    if (!this.#running) return
    const { database } = await this.#running
    const before = new Date(Date.now() - 2 * 86_400_000).toISOString()
    database.prepare('UPDATE session SET createdAt = ? WHERE createdAt > ?').run(before, before)
  }

  /** Everybody may ask afresh. */
  async resetLimits(): Promise<void> {
    if (this.#running) (await this.#running).database.exec('DELETE FROM rateLimit')
  }

  async close(): Promise<void> {
    if (this.#running) (await this.#running).database.close()
  }

  #run(): Promise<Running> {
    this.#running ??= this.#start()
    return this.#running
  }

  async #start(): Promise<Running> {
    const { database: file, cors, rateLimits, passwordCost, randomBytes } = this.#settings
    const [{ betterAuth }, { getMigrations }] = await Promise.all([
      import('better-auth'),
      import('better-auth/db/migration'),
    ])
    const database = new DatabaseSync(file === ':memory:' ? file : file.replace(/(\.\w+)?$/, '-better-auth$1'), {
      timeout: 2000,
    })
    database.exec('PRAGMA journal_mode = WAL')
    const auth = betterAuth({
      database,
      basePath: BETTER_AUTH_PATH,
      secret: this.#secret(database),
      // Its own origin comes with the request; these are the page's, whose proxy passes the request on.
      trustedOrigins: cors === false ? [] : [cors.origin].flat(),
      emailAndPassword: {
        enabled: true,
        password: {
          hash: (password) => hashPassword(password, randomBytes(16), passwordCost),
          verify: ({ password, hash }) => verifyPassword(password, hash),
        },
      },
      rateLimit: { enabled: rateLimits !== noLimits, storage: 'database' },
      advanced: {
        useSecureCookies: false,
        // Said, because it switches the check off by itself where it sees a test.
        disableOriginCheck: false,
        database: { defaultFindManyLimit: LIST_LIMIT },
        ipAddress: { ipAddressHeaders: [IP_HEADER] },
      },
      logger: { disabled: true },
      telemetry: { enabled: false },
    })
    await (await getMigrations(auth.options)).runMigrations()
    return { handle: auth.handler, database }
  }

  /** What its cookies are signed with. Kept beside its tables, so that a restart signs nobody out. */
  #secret(database: DatabaseSync): string {
    database.exec('CREATE TABLE IF NOT EXISTS secret (value TEXT NOT NULL) STRICT')
    const row = database.prepare('SELECT value FROM secret').get()
    if (row) return text(row, 'value')
    const secret = this.#random()
    database.prepare('INSERT INTO secret VALUES (?)').run(secret)
    return secret
  }

  #random(): string {
    return Buffer.from(this.#settings.randomBytes(16)).toString('hex')
  }
}
