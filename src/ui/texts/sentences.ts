import type { Translate } from './text-key.ts'

/** Ends as a sentence does; a title does not. */
const isEnded = /[.!?…:؟۔。।！？;][\p{Pe}\p{Pf}\u2069]*$/u

/** Sentences one after the other, spaced as the language does it; a title among them gets its full stop. `null`, `undefined` and `false` are left out. */
export function sentences(t: Translate, parts: readonly (string | null | undefined | false)[]): string {
  const said = parts.filter((part) => typeof part === 'string' && part !== '')
  return said.reduce<string>(
    (first, second) =>
      first === '' ? `${second}` : t(isEnded.test(first) ? 'join' : 'join_title', { first, second: `${second}` }),
    '',
  )
}
