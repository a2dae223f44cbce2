import type { en } from './en.ts'

type SameKeys<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : SameKeys<T[Key]> }

/** A translation: every key of the English texts, so that one that is missing does not compile. */
export type Texts = SameKeys<typeof en>

type Leaves<T> = {
  [Key in keyof T & string]: T[Key] extends string ? Key : `${Key}.${Leaves<T[Key]>}`
}[keyof T & string]

/** The dotted key of a text, e.g. `signIn.title`. */
export type TextKey = Leaves<typeof en>
