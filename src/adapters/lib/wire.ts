import { SessionError } from '../../core/session-error.ts'

/** Longer than any real name, so that a text of a megabyte does not get into markup. */
const LONGEST_TEXT = 500

/** The value of an own field, or `undefined`; also when `value` is no object at all. */
export function field(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** True for a JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Trimmed text; `null` for anything else, and for blank text. For keys, addresses and tokens, which must not be cut. */
export function wholeText(value: unknown): string | null {
  const trimmed = typeof value === 'string' ? value.trim() : ''
  return trimmed === '' ? null : trimmed
}

/** The same for what people read, cut after 500 characters. */
export function text(value: unknown): string | null {
  const cut = wholeText(value)?.slice(0, LONGEST_TEXT)
  return cut?.replace(/[\uD800-\uDBFF]$/, '') || null
}

/** `true` or `false` and nothing that merely looks like it. */
export function flag(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null
}

/** A whole number from 0. */
export function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}

/** ISO 3166-1 alpha-2 in upper case; `--` and the like are unknown. */
export function countryCode(value: unknown): string | null {
  const code = text(value)
  return code !== null && /^[a-z]{2}$/i.test(code) ? code.toUpperCase() : null
}

/** One of the named words, else `fallback`. */
export function oneOf<Word extends string>(value: unknown, words: readonly Word[], fallback: Word): Word {
  return words.find((word) => word === value) ?? fallback
}

/** The rows of a list. Anything else is a `bad_response`: an error must never read as an empty list. */
export function rows(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw badResponse('The answer holds no list of sessions.')
  return value
}

/** An answer that is not what the API documents. */
export function badResponse(message: string, status = 200): SessionError {
  return new SessionError('bad_response', message, { status })
}
