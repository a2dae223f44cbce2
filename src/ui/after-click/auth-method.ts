import { knownText } from '../../core/known-text.ts'
import type { TextKey, Translate } from '../texts/text-key.ts'

/** What auth systems call the ways to sign in that we have a word for. */
const keys: ReadonlyMap<string, TextKey> = new Map([
  ['password', 'method.password'],
  ['pwd', 'method.password'],
  ['passkey', 'method.passkey'],
  ['webauthn', 'method.passkey'],
  ['otp', 'method.otp'],
  ['totp', 'method.otp'],
  ['code', 'method.otp'],
  ['email', 'method.email'],
  ['magic_link', 'method.email'],
  ['sms', 'method.sms'],
  ['phone', 'method.sms'],
  ['oauth', 'method.oauth'],
  ['oidc', 'method.oauth'],
  ['social', 'method.oauth'],
] as const)

/** A sign-in method in the reader's language, else the server's own word for it; `null` when that says nothing. */
export function authMethodName(method: string, t: Translate): string | null {
  const key = keys.get(method.trim().toLowerCase().replaceAll('-', '_'))
  return key ? t(key) : knownText(method)
}
