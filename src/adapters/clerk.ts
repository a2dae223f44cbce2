import type { Operation, SessionCapabilities } from '../core/capabilities.ts'
import type { Session } from '../core/session.ts'
import type { ListOptions, SessionAdapter, SessionPage } from '../core/session-adapter.ts'
import { SessionError } from '../core/session-error.ts'
import { deviceFromLabel } from '../recognition/label.ts'
import { callForeign } from './lib/foreign-call.ts'
import { checkServerCode, codeOfStatus } from './lib/http-error.ts'
import { requireTimeout, type SharedOptions } from './lib/http-options.ts'
import { clampWait } from './lib/retry-after.ts'
import { type RevokeCall, revokeByTarget } from './lib/revoke-by-target.ts'
import { plainIp, requireFirstPage, sessionFrom } from './lib/session-row.ts'
import { challengeOf } from './lib/step-up-challenge.ts'
import { knownName, shortVersion } from './lib/system.ts'
import { badResponse, count, countryCode, field, flag, rows, text } from './lib/wire.ts'
import { timeFromMs } from './lib/wire-time.ts'

/** One session of `user.getSessions()`. */
export interface ClerkSession {
  readonly id: string
  revoke(): Promise<unknown>
}

/** The part of a Clerk user that is used. */
export interface ClerkUser {
  getSessions(): Promise<readonly ClerkSession[]>
  reload(): Promise<unknown>
}

/** The session of this browser. */
export interface ClerkOwnSession {
  readonly id: string
  remove(): Promise<unknown>
}

/** The part of the `Clerk` object that is used: `useClerk()`, or `window.Clerk` once it has loaded. */
export interface ClerkClient {
  readonly user?: ClerkUser | null | undefined
  readonly session?: ClerkOwnSession | null | undefined
  readonly loaded?: boolean
  setActive(to: { session: null }): Promise<unknown>
}

export interface ClerkAdapterOptions extends SharedOptions {
  /** The `Clerk` object, or what gives it at each call; nothing, as long as Clerk has not loaded. */
  readonly clerk: ClerkClient | (() => ClerkClient | null | undefined)
  /** Your publishable key; it tells two Clerk instances on one page apart. */
  readonly publishableKey?: string
  /** For one call of the SDK, in ms. Default 10,000; `Infinity` for none. */
  readonly timeoutMs?: number
}

const capabilities: SessionCapabilities = {
  list: 'sessions',
  currentFrom: 'caller',
  revokeOne: 'native',
  revokeCurrentById: 'unknown',
  revokeOthers: 'emulated',
  othersNeedCurrent: true,
  revokeAll: 'emulated',
  signOut: 'request',
  pagination: 'none',
  reportsCount: false,
  stableIds: true,
  stepUp: { kind: 'sign-in-again', list: 'never', revoke: 'maybe' },
  accessTokenLagSeconds: 60,
}

/** What a session is once it has ended, in the SDK's words. */
const endedAs: ReadonlySet<unknown> = new Set(['abandoned', 'ended', 'expired', 'removed', 'replaced', 'revoked'])

/**
 * Clerk, through the `Clerk` object of your application, which may be that of any of its SDKs. Stable: checked with `@clerk/clerk-js`
 * 6.40.0, really driven in Chromium, against a Frontend API written to its OpenAPI document and the SDK's types. Nothing of it is imported.
 * Create it once, at module level.
 *
 * - **A lost connection is a success to the SDK**: offline, in a browser that a program drives, and wherever the user agent looks like a
 *   bot to it (inside Instagram, Facebook, WhatsApp, Slack; DuckDuckGo, Ecosia). So a session counts as ended only when it comes back
 *   from the server as ended, and a list only when the user comes back as a new object. Everything else is `network`.
 * - **`user.getSessions()` turns every error into an empty list, and remembers its first answer.** So the user is loaded anew before
 *   each list: that forgets the answer, and tells what is wrong. A list that is empty all the same is an error.
 * - `others` and `all` end the sessions one by one, and only when the list has the session that asks.
 * - Signing out ends this one session by `session.remove()`, not the other accounts of this browser, and sends the user nowhere: that
 *   is for `onSignedOut`. `Clerk.signOut()` is not used: it forgets the session before the server has answered, and ends another account's
 *   session when that is the only one left.
 *
 * Throws a plain `Error` for an unusable `clerk` or `timeoutMs`; everything later is a `SessionError`.
 */
export function clerkAdapter({ clerk, publishableKey, ...options }: ClerkAdapterOptions): SessionAdapter {
  const timeoutMs = requireTimeout('clerkAdapter', options.timeoutMs)
  if (typeof clerk !== 'function' && typeof clerk?.setActive !== 'function')
    throw new Error('clerkAdapter: clerk must be the Clerk object, or a function that gives it.')
  const client = typeof clerk === 'function' ? clerk : () => clerk
  /** What revokes, as listed last. */
  let listed: ReadonlyMap<string, ClerkSession> = new Map()
  const seen = new WeakSet<object>()

  const call = <T>(operation: Operation, name: string, run: () => T | Promise<T>, signal?: AbortSignal): Promise<T> =>
    callForeign(run, { name, timeoutMs, signal, errorOf: (thrown) => errorFrom(thrown, operation) })

  async function who(
    operation: Operation,
    signal?: AbortSignal,
  ): Promise<{ user: ClerkUser; own: ClerkOwnSession; on: ClerkClient }> {
    const on = await call(operation, 'clerk()', client, signal)
    // The text of `invalid_request` tells the user to load the page anew, which is all that helps here.
    if (on?.session === undefined && on?.loaded) throw new SessionError('invalid_request', LET_GO)
    if (on?.session === undefined) throw new SessionError('unknown', 'Clerk has not loaded yet.')
    // Only `null` means that no user is signed in.
    if (!on.user || !on.session?.id) throw new SessionError('unauthenticated', 'Clerk knows no session.')
    return { user: on.user, own: on.session, on }
  }

  async function list({ signal, cursor }: ListOptions = {}): Promise<SessionPage> {
    requireFirstPage(cursor)
    const before = await who('list', signal)
    await call('list', 'user.reload()', () => before.user.reload(), signal)
    const { user, own } = await who('list', signal)
    // Each answer of the server makes a new user object. The same object: there was no answer.
    if (user === before.user) throw new SessionError('network', NOT_SENT)
    const found = rows(await call('list', 'user.getSessions()', () => user.getSessions(), signal))
    // The same array as before comes from the SDK's memory and proves nothing.
    if (seen.has(found)) throw badResponse('The SDK gave a list that it remembered.')
    seen.add(found)
    const sessions = found.map((row) => readSession(row, own.id))
    if (sessions.length === 0)
      throw new SessionError('unknown', 'The list is empty, and yet somebody is signed in: the SDK hid an error.')
    listed = new Map(found.flatMap((row) => (canBeRevoked(row) ? [[row.id, row]] : [])))
    return { sessions, nextCursor: null, total: null }
  }

  async function one(id: string, more: RevokeCall): Promise<void> {
    await who('revoke', more.signal)
    if (!listed.has(id)) await list(more)
    const session = listed.get(id)
    if (!session) throw new SessionError('not_found', 'The list has no such session.')
    requireEnded(await call('revoke', 'session.revoke()', () => session.revoke(), more.signal), id)
  }

  async function mine({ signal }: RevokeCall): Promise<void> {
    const { own, on } = await who('signOut', signal)
    if (typeof own.remove !== 'function') throw new SessionError('unsupported', 'This SDK has no session.remove().')
    requireEnded(await call('signOut', 'session.remove()', () => own.remove(), signal), own.id)
    // The server has ended the session already, so a failure here changes nothing. Left out when another user has signed in
    // meanwhile: it is they who would be signed out.
    await call('signOut', 'setActive()', () => on.setActive({ session: null }), signal).catch(() => {})
  }

  const adapter: SessionAdapter = {
    id: options.id ?? `clerk:${publishableKey ?? ''}`,
    capabilities,
    list,
    revoke: (request, more) => revokeByTarget(adapter, { one, mine }, request, more),
  }
  return adapter
}

const NOT_SENT = 'The SDK sent nothing, or the answer got lost.'
const LET_GO = 'Clerk has let go of its session, as a refused signOut() of your own leaves it. Load the page anew.'

/** Throws unless the session came back, and as one that has ended. The SDK gives it back unchanged when no answer came. */
function requireEnded(after: unknown, id: string): void {
  const status = member(after, 'status')
  if (status === 'active' || status === 'pending') throw new SessionError('network', NOT_SENT)
  if (!endedAs.has(status) || member(after, 'id') !== id)
    throw new SessionError('unknown', 'The SDK does not say what became of the session.')
}

const canBeRevoked = (row: unknown): row is ClerkSession =>
  typeof row === 'object' && row !== null && 'revoke' in row && typeof row.revoke === 'function'

/** A field of an object of a class, which may stand in its prototype. */
function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

/** A `ClerkAPIResponseError` or `ClerkRuntimeError`, known by its shape: there may be two copies of the package. */
function errorFrom(thrown: unknown, operation: Operation): SessionError | null {
  if (!(thrown instanceof Error)) return null
  // In an ordinary browser a lost connection has no code, and its text holds the session's id.
  if (member(thrown, 'code') === 'network_error' || thrown.message.startsWith('ClerkJS: Network error at '))
    return new SessionError('network', `"${operation}" got no answer.`)
  const status = count(member(thrown, 'status'))
  if (!status) return null
  const errors = member(thrown, 'errors')
  const seconds = count(member(thrown, 'retryAfter'))
  const serverCode = checkServerCode(member(Array.isArray(errors) ? errors[0] : null, 'code'))
  const isAsked = serverCode === 'session_reverification_required'
  return new SessionError(
    isAsked ? 'step_up_required' : codeOfStatus(status, operation),
    `Clerk answered "${operation}" with status ${status}.`,
    {
      status,
      serverCode,
      retryAfterMs: status === 429 && seconds !== null ? clampWait(seconds * 1000) : null,
      stepUp: isAsked ? challengeOf('sign-in-again', operation) : null,
    },
  )
}

function readSession(row: unknown, own: string): Session {
  const id = member(row, 'id')
  const seenAs = member(row, 'latestActivity')
  const { type, os, model } = deviceFromLabel(knownName(text(field(seenAs, 'deviceType'))))
  const browser = knownName(text(field(seenAs, 'browserName')))
  const version = text(field(seenAs, 'browserVersion'))
  const place = { city: text(field(seenAs, 'city')), countryCode: countryCode(field(seenAs, 'country')) }
  const isMobile = flag(field(seenAs, 'isMobile'))
  return sessionFrom(id, {
    isCurrent: id === own,
    canRevoke: canBeRevoked(row),
    device: {
      type: type === 'unknown' && isMobile ? 'mobile' : type,
      // Where `deviceType` names no known system, it is shown as it is.
      label: os === null ? text(field(seenAs, 'deviceType')) : null,
      model,
      browser: browser === null ? null : { name: browser, version: version === null ? null : shortVersion(version) },
      os,
    },
    ip: plainIp(field(seenAs, 'ipAddress')),
    location: (place.city ?? place.countryCode) === null ? null : { ...place, region: null, label: null },
    lastActiveAt: timeOf(member(row, 'lastActiveAt')),
    expiresAt: timeOf(member(row, 'expireAt')),
  })
}

const timeOf = (value: unknown): string | null => timeFromMs(value instanceof Date ? value.getTime() : null)
