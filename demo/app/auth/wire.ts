import { fieldsOf } from '../http.ts'
import type { Preferences } from '../preferences.ts'

type Fields = Readonly<Record<string, unknown>>

/** Somebody is signed in. Without an access token it is the cookie alone that says so. */
export interface Grant {
  readonly userId: string
  readonly accessToken: string | null
}

/** How an application signs people in at one API, beside the adapter, which has no part in it. */
export interface AuthWire {
  readonly signUp: Endpoint
  /** Whether signing up signs in too. */
  readonly signUpSignsIn: boolean
  readonly signIn: Endpoint
  /** Who a sign-in lets in, and by which address; `null` for an answer that makes no sense. */
  readonly signedInBy: (answer: Fields) => (Grant & { readonly email: string }) | null
  /** Proves again who is signed in, for the same session; `null`: only a new sign-in does. */
  readonly confirm: { readonly path: string; readonly confirmedBy: (answer: Fields) => Grant | null } | null
  /** A new password for who is signed in, and the status that says that the current one was wrong. */
  readonly changePassword: {
    readonly path: string
    readonly body: (current: string, next: string) => Fields
    readonly wrong: number
  }
  /** Asks the cookie who is signed in. */
  readonly refresh: { readonly method: 'GET' | 'POST'; readonly path: string }
  readonly refreshedBy: (answer: Fields) => Grant | 'nobody' | null
}

interface Endpoint {
  readonly path: string
  readonly body: (email: string, password: string) => Fields
}

function withTokens(api: 'biore' | 'prelude'): Omit<AuthWire, 'refresh' | 'refreshedBy'> {
  return {
    signUp: { path: '/demo/sign-up', body: (email, password) => ({ email, password }) },
    signUpSignsIn: false,
    signIn: { path: '/demo/sign-in', body: (email, password) => ({ email, password, api }) },
    signedInBy: ({ email, accessToken }) => {
      const grant = grantOf(accessToken)
      return grant && typeof email === 'string' ? { ...grant, email } : null
    },
    confirm: { path: '/demo/confirm', confirmedBy: ({ accessToken }) => grantOf(accessToken) },
    changePassword: { path: '/demo/password', body: passwords, wrong: 403 },
  }
}

export const wires: Readonly<Record<Preferences['api'], AuthWire>> = {
  biore: {
    ...withTokens('biore'),
    refresh: { method: 'POST', path: '/api/v1/auth/refresh' },
    refreshedBy: ({ data }) => grantOf(fieldsOf(data)['accessToken']),
  },
  prelude: {
    ...withTokens('prelude'),
    refresh: { method: 'POST', path: '/v1/session/refresh' },
    refreshedBy: (answer) => grantOf(answer['access_token']),
  },
  'better-auth': {
    signUp: { path: '/api/auth/sign-up/email', body: (email, password) => ({ name: email, email, password }) },
    signUpSignsIn: true,
    signIn: { path: '/api/auth/sign-in/email', body: (email, password) => ({ email, password }) },
    signedInBy: ({ user }) => {
      const { id, email } = fieldsOf(user)
      return typeof id === 'string' && typeof email === 'string' ? { userId: id, accessToken: null, email } : null
    },
    confirm: null,
    // It could end the others by itself. The page asks instead.
    changePassword: { path: '/api/auth/change-password', body: passwords, wrong: 400 },
    refresh: { method: 'GET', path: '/api/auth/get-session' },
    refreshedBy: (answer) => {
      const { id } = fieldsOf(answer['user'])
      if (typeof id === 'string') return { userId: id, accessToken: null }
      // Its answer for nobody is `null`.
      return Object.keys(answer).length === 0 ? 'nobody' : null
    },
  },
  own: {
    signUp: { path: '/demo/sign-up', body: (email, password) => ({ email, password }) },
    signUpSignsIn: false,
    signIn: { path: '/api/own/sign-in', body: (email, password) => ({ email, password }) },
    signedInBy: ({ userId, email }) =>
      typeof userId === 'string' && typeof email === 'string' ? { userId, accessToken: null, email } : null,
    confirm: { path: '/api/own/confirm', confirmedBy: cookieOf },
    changePassword: { path: '/api/own/password', body: passwords, wrong: 403 },
    refresh: { method: 'GET', path: '/api/own/me' },
    refreshedBy: cookieOf,
  },
}

function passwords(currentPassword: string, newPassword: string): Fields {
  return { currentPassword, newPassword }
}

/** The cookie says it all. */
function cookieOf({ userId }: Fields): Grant | null {
  return typeof userId === 'string' ? { userId, accessToken: null } : null
}

function grantOf(accessToken: unknown): Grant | null {
  const userId = typeof accessToken === 'string' ? userIdIn(accessToken) : null
  return userId !== null && typeof accessToken === 'string' ? { userId, accessToken } : null
}

/** The user that a JWT is about. It is read, not checked: that is the server's part. */
function userIdIn(accessToken: string): string | null {
  try {
    const payload = accessToken.split('.')[1] ?? ''
    const { sub } = fieldsOf(JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))))
    return typeof sub === 'string' && sub !== '' ? sub : null
  } catch {
    return null
  }
}
