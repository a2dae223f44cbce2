import { createHash } from 'node:crypto'

/** A text, and what a person who knows the device would say of it. What a collection does not tell is `null`. */
export interface Case {
  /** The collection that it is from. */
  readonly list: string
  /** What is counted together: "television", "smartphone", "app". */
  readonly group: string
  readonly text: string
  readonly types: readonly string[] | null
  readonly program: string | null
  readonly system: string | null
  /** The English name, where a person wrote down which are right. */
  readonly title: RegExp | null
}

/** The rules are tuned to one half only; what they are worth shows on the other. */
export type Half = 'tuned' | 'held out'

/** By the text alone: a text that stands in two collections is in the same half of both, and a new one moves no other. */
export function halfOf(text: string): Half {
  return (createHash('sha256').update(text).digest()[0] ?? 0) % 2 === 0 ? 'tuned' : 'held out'
}
