/** The value of a cookie of a request, as it was sent, or `null`. Of two with one name it is the first, which browsers send for the longer path. */
export function cookieOf(request: Request, name: string): string | null {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at !== -1 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || null
  }
  return null
}

/** Where a cookie was set, if it was not at `/`. */
export interface CookiePlace {
  readonly path?: string
  readonly domain?: string
  /** Default: what the name asks for, by `__Host-` or `__Secure-`. */
  readonly secure?: boolean
}

/** The `Set-Cookie` that takes a cookie away. Path and domain must be those that it was set with. */
export function expiredCookie(name: string, { path = '/', domain, secure }: CookiePlace = {}): string {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[;,\s]/.test(`${path}${domain ?? ''}`))
    throw new Error('expiredCookie: this is no name, path or domain of a cookie.')
  const isSecure = secure ?? /^__(?:Host|Secure)-/.test(name)
  return [
    `${name}=`,
    `Path=${path}`,
    ...(domain === undefined ? [] : [`Domain=${domain}`]),
    'Max-Age=0',
    'HttpOnly',
    ...(isSecure ? ['Secure'] : []),
    'SameSite=Lax',
  ].join('; ')
}
