import type { SessionCapabilities } from '../../core/capabilities.ts'
import { currentSession } from '../../core/current-session.ts'
import type { Session } from '../../core/session.ts'
import type {
  ListOptions,
  RevokeOptions,
  RevokeRequest,
  RevokeResult,
  RevokeTarget,
  SessionAdapter,
  SessionPage,
} from '../../core/session-adapter.ts'
import { SessionError } from '../../core/session-error.ts'
import { isRevocableId, requireRevocableIds } from '../../core/session-ids.ts'
import { deviceFromFields } from '../../recognition/fields.ts'
import { endsCurrent, operationOf } from './operations.ts'
import { accepted } from './revoke-by-target.ts'
import { revokeEach, settleRevoke } from './revoke-each.ts'
import { cursorAt, offsetOf, sessionFrom } from './session-row.ts'
import { badResponse, count, countryCode, field, oneOf, rows, text } from './wire.ts'
import { timeFromIso } from './wire-time.ts'

/** How Prelude is reached: by `fetch`, or through its own SDK. Everything rejects with a `SessionError`. */
export interface PreludeTransport {
  /** One page as it came, and the session that asked for it, where its token says so. */
  readonly readPage: (page: {
    readonly offset: number
    readonly limit: number
    readonly signal: AbortSignal | undefined
  }) => Promise<{ readonly wire: unknown; readonly sid: unknown }>
  /** True when the page was refused for its size. */
  readonly isTooLarge: (error: unknown) => boolean
  /** Page sizes to try, the largest first: the largest that is accepted is not documented. */
  readonly pageSizes: readonly number[]
  readonly revoke: (target: RevokeTarget, signal: AbortSignal | undefined, sessionId?: string) => Promise<unknown>
  /** The session of the token that a request would carry now. */
  readonly readSid: (signal: AbortSignal | undefined) => Promise<unknown>
}

const capabilities: SessionCapabilities = {
  list: 'sessions',
  currentFrom: 'token-claim',
  revokeOne: 'native',
  revokeCurrentById: 'allowed',
  revokeOthers: 'native',
  othersNeedCurrent: false,
  revokeAll: 'native',
  signOut: 'request',
  pagination: 'offset',
  reportsCount: false,
  stableIds: true,
  stepUp: { kind: null, list: 'never', revoke: 'never' },
  accessTokenLagSeconds: null,
}

/** Prelude's sessions over a transport. Create one for each adapter: it remembers the page size that was accepted. */
export function createPreludeSessions(id: string, transport: PreludeTransport): SessionAdapter {
  const [largest = 10] = transport.pageSizes
  let pageSize = largest

  /** Steps the page size down for as long as the server finds it too large. */
  async function readPage(
    offset: number,
    limit: number,
    signal: AbortSignal | undefined,
  ): ReturnType<PreludeTransport['readPage']> {
    try {
      return await transport.readPage({ offset, limit, signal })
    } catch (error) {
      const smaller = transport.pageSizes.find((size) => size < limit)
      if (!transport.isTooLarge(error) || smaller === undefined) throw error
      pageSize = Math.min(pageSize, smaller)
      return readPage(offset, smaller, signal)
    }
  }

  async function list({ signal, cursor = null, limit }: ListOptions = {}): Promise<SessionPage> {
    const offset = offsetOf(cursor)
    const { wire, sid } = await readPage(offset, Math.max(1, count(limit) ?? pageSize), signal)
    const total = count(field(wire, 'total'))
    // Without a total it is not known where the list ends, and another page than the one asked for would be counted twice.
    if (total === null) throw badResponse('The answer does not say how many sessions there are.')
    if ((count(field(wire, 'offset')) ?? offset) !== offset) throw badResponse('The answer is another page.')
    const current = isRevocableId(sid) ? sid : null
    const sessions = rows(field(wire, 'sessions')).map((row) => readSession(row, current))
    const next = offset + sessions.length
    return { sessions, nextCursor: sessions.length > 0 && next < total ? cursorAt(next) : null, total }
  }

  async function revoke(request: RevokeRequest, { known = [], signal }: RevokeOptions = {}): Promise<RevokeResult> {
    if (request.target !== 'session') {
      if (!Object.hasOwn(operationOf, request.target))
        throw new SessionError('invalid_request', 'There is no such target.')
      await transport.revoke(request.target, signal)
      return accepted(endsCurrent[request.target])
    }
    const ids = requireRevocableIds(request)
    // The token is what the server goes by; the list may be older than a new sign-in.
    const sid = await transport.readSid(signal)
    const current = isRevocableId(sid) ? sid : currentSession(known)?.id
    const last = ids.find((each) => each === current) ?? null
    return settleRevoke(await revokeEach(ids, (sessionId) => transport.revoke('session', signal, sessionId), last))
  }

  return { id, capabilities, list, revoke }
}

function readSession(row: unknown, sid: string | null): Session {
  const id = field(row, 'id')
  const country = countryCode(field(row, 'country_code'))
  return sessionFrom(id, {
    isCurrent: sid === null ? null : id === sid,
    device: deviceFromFields({
      type: oneOf(field(row, 'device_type'), ['desktop', 'mobile', 'tablet'], 'unknown'),
      model: text(field(row, 'device_model')),
      os: text(field(row, 'os_version')),
    }),
    location: country === null ? null : { city: null, region: null, countryCode: country, label: null },
    createdAt: timeFromIso(field(row, 'created_at')),
    lastActiveAt: timeFromIso(field(row, 'last_seen_at')),
    expiresAt: timeFromIso(field(row, 'expires_at')),
  })
}
