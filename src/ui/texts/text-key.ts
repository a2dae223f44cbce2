import type { EnglishTexts } from '../../i18n/english-texts.ts'

type PluralSuffix = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other'
type WithoutPlural<Key extends string> = Key extends `${infer Base}${PluralSuffix}` ? Base : Key
type Leaves<Texts, Path extends string = ''> = {
  [Key in keyof Texts & string]: Texts[Key] extends string
    ? `${Path}${WithoutPlural<Key>}`
    : Leaves<Texts[Key], `${Path}${Key}.`>
}[keyof Texts & string]

/** The name of one of our texts: a key of `en.json`, dotted, without its plural ending. */
export type TextKey = Leaves<EnglishTexts>

/** What goes into a text's `{{placeholders}}`. A number is written in the reader's digits, and `count` picks the plural. */
export type TextValues = Readonly<Record<string, string | number>>

/**
 * Looks up one text. Nothing in a value is ever read as a placeholder or as markup. A value that runs the other way than the text is isolated in it (U+2068 …
 * U+2069); any other is put in as it is.
 */
export type Translate = (key: TextKey, values?: TextValues) => string
