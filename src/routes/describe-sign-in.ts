import { maskIp } from './mask-ip.ts'

/** The headers of a sign-in: of a `Request`, or of Node's own request. */
export interface SignInRequest {
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>
}

export interface DescribeSignInOptions {
  /** The address of the device, as your server knows it. None is taken from a header, because a client can write any address there. */
  readonly ip?: string | null | undefined
  /** How much of it is kept. Default `masked`: people recognise `203.0.113.***` as well. */
  readonly keepIp?: 'masked' | 'whole'
}

/** What to store with a new session, so that a person recognises the device. Nothing in it signs in. */
export interface SignInDescription {
  /** A new random handle for the session. */
  readonly id: string
  readonly userAgent: string | null
  readonly clientHints: Readonly<Record<string, string>> | null
  readonly deviceType: string | null
  readonly model: string | null
  readonly ip: string | null
  /** ISO 8601, UTC. */
  readonly createdAt: string
}

const hints = [
  'sec-ch-ua',
  'sec-ch-ua-full-version-list',
  'sec-ch-ua-form-factors',
  'sec-ch-ua-mobile',
  'sec-ch-ua-model',
  'sec-ch-ua-platform',
  'sec-ch-ua-platform-version',
] as const

/** Longer than any real header. */
const LONGEST = 512

/**
 * Describes a device at its sign-in, from `User-Agent` and, where the browser sends them, the client hints. Chromium tells model and
 * version of the system only to a page that asked before, with `Accept-CH: Sec-CH-UA-Model, Sec-CH-UA-Platform-Version`.
 */
export function describeSignIn(
  request: SignInRequest,
  { ip = null, keepIp = 'masked' }: DescribeSignInOptions = {},
): SignInDescription {
  const header = (name: string) => headerOf(request, name)
  const sent = hints.flatMap((name) => {
    const value = header(name)
    return value === null ? [] : [[name, value] as const]
  })
  return {
    id: crypto.randomUUID(),
    userAgent: header('user-agent'),
    clientHints: sent.length > 0 ? Object.fromEntries(sent) : null,
    deviceType: typeOf(header('sec-ch-ua-form-factors')),
    model: quoted(header('sec-ch-ua-model')),
    ip: maskIp(ip) === null ? null : keepIp === 'masked' ? maskIp(ip) : (ip ?? null),
    createdAt: new Date().toISOString(),
  }
}

function headerOf({ headers }: SignInRequest, name: string): string | null {
  const value = isHeaders(headers) ? headers.get(name) : headers[name]
  const text = (typeof value === 'string' ? value : value?.join(', '))?.slice(0, LONGEST).trim()
  return text || null
}

/** Frameworks have a class of their own for them. */
function isHeaders(headers: SignInRequest['headers']): headers is Headers {
  return typeof headers['get'] === 'function'
}

/** `"Pixel 9"`: a string as RFC 8941 writes it. */
function quoted(header: string | null): string | null {
  return /^"([^"\\]{1,100})"$/.exec(header ?? '')?.[1]?.trim() || null
}

/** A desktop browser says nothing that the user agent does not. */
function typeOf(formFactors: string | null): string | null {
  if (formFactors === null) return null
  if (formFactors.includes('"Tablet"')) return 'tablet'
  return formFactors.includes('"Mobile"') ? 'mobile' : null
}
