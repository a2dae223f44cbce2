import { expect, it } from 'vitest'
import { authMethodName } from '../../../src/ui/after-click/auth-method.ts'
import { textsOf } from '../render-texts.tsx'

it.each([
  ['passkey', 'Passkey'],
  ['WebAuthn', 'Passkey'],
  ['magic-link', 'Email'],
  ['saml', 'saml'],
  ['\u202Eevil', 'evil'],
  ['__proto__', '__proto__'],
  ['', null],
])('%j is %j', (method, name) => {
  expect(authMethodName(method, textsOf('en').t)).toBe(name)
})

it('is in the reader’s language', () => {
  expect(authMethodName('password', textsOf('de').t)).toBe('Passwort')
})
