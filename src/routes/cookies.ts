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
  /** Default: what the name asks for, by `__Host-` or `__Secure-`, and what `sameSite: 'None'` does. */
  readonly secure?: boolean
  /** Default `Lax`. `None` for a cookie that pages of another site send along: no other would be taken from them. */
  readonly sameSite?: 'Lax' | 'None' | 'Strict'
}

/**
 * The `Set-Cookie` that takes a cookie away. Path and domain must be those that it was set with. Throws a plain `Error` for what browsers
 * would refuse, as the cookie would stay.
 */
export function expiredCookie(name: string, place: CookiePlace = {}): string {
  const { path = '/', domain, sameSite = 'Lax' } = place
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[;,\s]/.test(`${path}${domain ?? ''}`))
    throw new Error('expiredCookie: this is no name, path or domain of a cookie.')
  if (name.startsWith('__Host-') && (path !== '/' || domain !== undefined))
    throw new Error('expiredCookie: a cookie named __Host-… has the path "/" and no domain.')
  const mustBeSecure = /^__(?:Host|Secure)-/.test(name) || sameSite === 'None'
  const { secure = mustBeSecure } = place
  if (mustBeSecure && !secure) throw new Error('expiredCookie: such a cookie is Secure.')
  return [
    `${name}=`,
    `Path=${path}`,
    ...(domain === undefined ? [] : [`Domain=${domain}`]),
    'Max-Age=0',
    'HttpOnly',
    ...(secure ? ['Secure'] : []),
    `SameSite=${sameSite}`,
  ].join('; ')
}
