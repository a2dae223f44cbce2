import {
  type FailedRevoke,
  type ListOptions,
  type RevokeOptions,
  type RevokeRequest,
  type RevokeResult,
  type Session,
  type SessionAdapter,
  type SessionCapabilities,
  SessionError,
  type SessionErrorCode,
  type SessionPage,
} from 'react-device-sessions/hooks'

export interface AcmeAdapterOptions {
  /** `https://acme.example/api` */
  readonly baseUrl: string
  readonly getAccessToken: () => string | null
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>
}

// The screen offers what is said here, and nothing else.
const capabilities: SessionCapabilities = {
  list: 'sessions',
  currentFrom: 'flag',
  revokeOne: 'native',
  revokeCurrentById: 'allowed',
  revokeOthers: 'native',
  othersNeedCurrent: false,
  revokeAll: 'none',
  signOut: 'request',
  pagination: 'none',
  reportsCount: false,
  stableIds: true,
  stepUp: { kind: null, list: 'never', revoke: 'never' },
  accessTokenLagSeconds: 300,
}

const codes: ReadonlyMap<number, SessionErrorCode> = new Map([
  [401, 'unauthenticated'],
  [403, 'forbidden'],
  [404, 'not_found'],
  [429, 'rate_limited'],
])

export function acmeAdapter({ baseUrl, getAccessToken, fetch: send = fetch }: AcmeAdapterOptions): SessionAdapter {
  async function request(method: string, path: string, signal?: AbortSignal): Promise<unknown> {
    if (signal?.aborted) throw new SessionError('aborted', 'The call was aborted.')
    const token = getAccessToken()
    if (token === null) throw new SessionError('unauthenticated', 'There is no access token.')
    const timeout = AbortSignal.timeout(10_000)
    try {
      const response = await send(`${baseUrl}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}` },
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      })
      if (response.status === 204) return null
      if (response.ok) return await response.json()
      const code = codes.get(response.status) ?? (response.status >= 500 ? 'server' : 'unknown')
      throw new SessionError(code, `Acme answered ${response.status}.`, { status: response.status })
    } catch (error) {
      if (error instanceof SessionError) throw error
      // Whatever it says may hold a secret: it goes no further.
      if (signal?.aborted) throw new SessionError('aborted', 'The call was aborted.')
      if (timeout.aborted) throw new SessionError('timeout', 'Acme did not answer in time.')
      throw new SessionError(error instanceof SyntaxError ? 'bad_response' : 'network', 'Acme could not be read.')
    }
  }

  async function list({ signal, cursor }: ListOptions = {}): Promise<SessionPage> {
    if (cursor) throw new SessionError('invalid_request', 'This list has one page.')
    const rows = await request('GET', '/devices', signal)
    // Anything but a list is an error, never "no devices".
    if (!Array.isArray(rows)) throw new SessionError('bad_response', 'The answer has no list.')
    return { sessions: rows.map(readSession), nextCursor: null, total: rows.length }
  }

  async function revokeIds(
    sessionIds: readonly string[],
    { known = [], signal }: RevokeOptions,
  ): Promise<RevokeResult> {
    const ids = [...new Set(sessionIds)]
    // `DELETE /devices/` could be "all of them". Before any request.
    if (ids.length === 0 || !ids.every(isPlainId)) throw new SessionError('invalid_request', 'An id names no device.')
    const sessions = known.length > 0 ? known : (await list(signal && { signal })).sessions
    const current = sessions.find(({ isCurrent }) => isCurrent === true)?.id
    // The current one last: after it there is no credential for the others.
    const inOrder = [...ids.filter((id) => id !== current), ...ids.filter((id) => id === current)]
    const revokedIds: string[] = []
    const failed: FailedRevoke[] = []
    for (const id of inOrder) {
      // Signed out here with others left over would hide what is still signed in.
      if (id === current && failed.length > 0) {
        failed.push({ id, error: new SessionError('aborted', 'Not sent, because another one failed.') })
        continue
      }
      try {
        await request('DELETE', `/devices/${encodeURIComponent(id)}`, signal)
        revokedIds.push(id)
      } catch (error) {
        if (!(error instanceof SessionError)) throw error
        failed.push({ id, error })
      }
    }
    // Nothing was done: reject. Half of it was: resolve, and say what was not.
    if (revokedIds.length === 0 && failed[0]) throw failed[0].error
    return { revokedIds, failed, endedCurrent: revokedIds.some((id) => id === current), sessions: null }
  }

  async function revoke(asked: RevokeRequest, options: RevokeOptions = {}): Promise<RevokeResult> {
    const { signal } = options
    switch (asked.target) {
      case 'session':
        return revokeIds(asked.sessionIds, options)
      case 'others':
        await request('POST', '/devices/end-others', signal)
        return { revokedIds: null, failed: [], endedCurrent: false, sessions: null }
      case 'mine':
        await request('POST', '/sign-out', signal)
        return { revokedIds: null, failed: [], endedCurrent: true, sessions: null }
      case 'all':
        throw new SessionError('unsupported', 'Acme cannot do this.')
      default:
        throw new SessionError('invalid_request', 'There is no such target.')
    }
  }

  // System and server: part of the cache key, so that two servers never share a list.
  return { id: `acme:${baseUrl}`, capabilities, list, revoke }
}

/** No blank, no `.` or `..`, no slash, no control character: nothing that could be another route. */
function isPlainId(id: string): boolean {
  return /^[\w.~-]+$/.test(id) && !/^\.+$/.test(id)
}

// Field by field: what is not named here, a token perhaps, goes no further.
function readSession(row: unknown): Session {
  const { id, name, here, began, seen }: Record<string, unknown> = Object(row)
  if (typeof id !== 'string' || !isPlainId(id)) throw new SessionError('bad_response', 'A device has no usable id.')
  return {
    id,
    key: id,
    isCurrent: here === true,
    canRevoke: true,
    device: {
      type: 'unknown',
      label: typeof name === 'string' && name.trim() !== '' ? name : null,
      model: null,
      browser: null,
      os: null,
    },
    ip: null,
    location: null,
    createdAt: readTime(began),
    lastActiveAt: readTime(seen),
    expiresAt: null,
    authMethods: null,
    applications: null,
  }
}

/** Seconds on the wire; ISO 8601 with milliseconds here. */
function readTime(seconds: unknown): string | null {
  return typeof seconds === 'number' ? new Date(seconds * 1000).toISOString() : null
}
