import { describe, expect, it, test } from 'vitest'
import { SessionError, type SessionErrorCode } from '../../../src/core/session-error.ts'
import { pl } from '../../../src/i18n/locales/pl.ts'
import { errorAction } from '../../../src/ui/texts/error-action.ts'
import { errorKey } from '../../../src/ui/texts/error-key.ts'
import { errorText } from '../../../src/ui/texts/error-text.ts'
import { errorCodes } from '../../support/error-codes.ts'
import { textsOf } from '../render-texts.tsx'

const english = textsOf('en')
const secret = 'Bearer eyJhbGciOi'
const error = (code: SessionErrorCode, serverCode: string | null = null) =>
  new SessionError(code, secret, { serverCode, status: 400 })

describe.each(['en', 'de', 'ar'])('in %s', (language) => {
  const texts = textsOf(language)

  it.each(errorCodes)('ASVS 16.5.1: %s has a sentence of its own, with nothing in it from the server', (code) => {
    for (const during of ['list', 'revoke'] as const) {
      const text = errorText(texts, error(code, secret), during)
      expect(text).toMatch(/[.؟]$/)
      expect(text).not.toContain(secret)
      expect(text).not.toMatch(/[{}_]|error\./)
    }
  })

  it('no two codes read the same', () => {
    expect(new Set(errorCodes.map((code) => errorText(texts, error(code), 'revoke'))).size).toBe(errorCodes.length)
  })
})

test('3.3.3: every error is one that can be tried again, or checked, or confirmed, or says what else to do', () => {
  const without = errorCodes.filter((code) => errorAction(error(code)) === null)
  expect(without).toEqual(['unauthenticated', 'forbidden', 'cannot_revoke_current', 'unsupported'])
})

describe('a code of the server', () => {
  it('says more where it is known', () => {
    expect(errorKey(error('step_up_required', 'SESSION_NOT_FRESH'), 'revoke')).toBe('error.session_not_fresh')
  })

  it.each(['__proto__', 'constructor', 'title', 'error.server', '', 'x'])('%j is not looked up', (serverCode) => {
    for (const code of errorCodes)
      expect(errorKey(error(code, serverCode), 'revoke')).toBe(errorKey(error(code), 'revoke'))
  })

  it('says nothing that belongs to another error', () => {
    expect(errorKey(error('network', 'SESSION_NOT_FRESH'), 'revoke')).toBe('error.network')
  })
})

test('what was not found is the sign-in, or the list itself', () => {
  expect(errorKey(error('not_found', 'auth.sessions.not_found'), 'revoke')).toBe('auth.sessions.not_found')
  expect(errorKey(error('not_found'), 'list')).toBe('error.list_not_found')
})

describe('too many attempts', () => {
  const limited = error('rate_limited')

  it('counts down to a time that is known', () => {
    expect(errorText(english, limited, 'revoke', 702_000)).toBe('Too many attempts. Try again in 12 minutes.')
    expect(errorText(english, limited, 'revoke', 1)).toBe('Too many attempts. Try again in 1 second.')
    expect(errorText(english, limited, 'revoke', 24_000, 'short')).toBe('Too many attempts. Try again in 24 sec.')
    expect(errorText(textsOf('pl', [pl]), limited, 'revoke', 24_000, 'short')).toMatch(/ 24 sek\.$/)
    expect(errorText(english, limited, 'revoke', 0)).toBe('You can try again now.')
  })

  it('invents none that is not', () => {
    expect(errorText(english, limited, 'revoke', null)).toBe('Too many attempts. We don’t know when you can try again.')
  })
})
