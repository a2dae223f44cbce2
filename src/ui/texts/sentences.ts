import type { Translate } from './text-key.ts'

/** Sentences one after the other, spaced as the language does it. `null`, `undefined` and `false` are left out. */
export function sentences(t: Translate, parts: readonly (string | null | undefined | false)[]): string {
  const said = parts.filter((part) => typeof part === 'string' && part !== '')
  return said.reduce<string>(
    (first, second) => (first === '' ? `${second}` : t('join', { first, second: `${second}` })),
    '',
  )
}
