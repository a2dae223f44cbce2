import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { CookieOptions } from 'hono/utils/cookie'
import { MAX_USER_AGENT } from './device-name.ts'
import type { Env } from './services.ts'
import type { Client } from './session-store.ts'

/** The token of an `Authorization: Bearer` header (RFC 6750; the scheme in any case), or `null`. */
export function bearer(c: Context<Env>): string | null {
  return /^Bearer +([\w.~+/-]+=*)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? null
}

/** Who is calling. Forwarding headers are not believed: nobody but this machine can connect. */
export function clientOf(c: Context<Env>): Client {
  const userAgent = c.req.header('user-agent')?.slice(0, MAX_USER_AGENT) ?? null
  return { userAgent, ip: c.env.incoming ? (getConnInfo(c).remote.address ?? null) : null }
}

/**
 * For a refresh cookie. `Secure` is left out only on plain http to this machine itself: Safari drops a `Secure` cookie
 * there, while every browser keeps the traffic on the machine. Behind a proxy that speaks TLS it is set.
 */
export function refreshCookie(c: Context<Env>, path: string): CookieOptions {
  const { protocol, hostname } = new URL(c.req.url)
  const isHttps = protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https'
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || hostname.endsWith('.localhost')
  return { httpOnly: true, sameSite: 'Strict', path, secure: isHttps || !isLocal }
}
