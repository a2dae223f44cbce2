import { fieldsOf } from '../http.ts'
import type { Preferences } from '../preferences.ts'

/** How one API refreshes the access token, by its cookie. */
export interface RefreshWire {
  readonly path: string
  readonly accessTokenIn: (answer: Readonly<Record<string, unknown>>) => unknown
}

export const refreshWires: Readonly<Record<Preferences['api'], RefreshWire>> = {
  biore: { path: '/api/v1/auth/refresh', accessTokenIn: ({ data }) => fieldsOf(data)['accessToken'] },
  prelude: { path: '/v1/session/refresh', accessTokenIn: (answer) => answer['access_token'] },
}

/** The user that a JWT is about. It is read, not checked: that is the server's part. */
export function userIdIn(accessToken: string): string | null {
  try {
    const payload = accessToken.split('.')[1] ?? ''
    const { sub } = fieldsOf(JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))))
    return typeof sub === 'string' && sub !== '' ? sub : null
  } catch {
    return null
  }
}
