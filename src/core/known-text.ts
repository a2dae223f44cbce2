import { cleanText, isolate } from './clean-text.ts'

/** What systems write when they do not know. */
const PLACEHOLDER = /^(?:null|undefined|none|nil|nan|n\/a|other|generic|unknown(?: [a-z]+){0,2}|\[object \w+\])$/i
/** What is left over where a template had nothing to put in: "Chrome ()", "Web Session,", "iPhone, , Safari". */
const EMPTY_BRACKETS = /\(\s*\)|\[\s*\]|\{\s*\}/g
const DOUBLED_SEPARATORS = /\s*([,;،·|])(?:\s*[,;،·|])+/g
const OUTER_SEPARATORS = /^[\s,;:،·|/–—-]+|[\s,;:،·|/–—-]+$/g

/** A text from a server as `cleanText`, without what says nothing; `null` when nothing else is left. */
export function knownText(text: string | null | undefined): string | null {
  const tidy = cleanText(text)
    ?.replace(EMPTY_BRACKETS, '')
    .replace(DOUBLED_SEPARATORS, '$1')
    .replace(OUTER_SEPARATORS, '')
    .replace(/ {2,}/g, ' ')
  return !tidy || PLACEHOLDER.test(tidy) ? null : cleanText(tidy)
}

/**
 * Latin names run the same way in every text; others are isolated, so that they cannot turn what is around them. So is what
 * ends in a sign: the "+" of "Galaxy S24+" would stand before it in Arabic.
 */
const PLAIN =
  /^[\p{sc=Latin}\p{N}](?:[\p{sc=Latin}\p{N} .,_+'’&!()-]*(?:[\p{sc=Latin}\p{N}]|\([\p{sc=Latin}\p{N} ]+\)))?$/u

/** The same, for a name that becomes part of a text of ours. */
export function namePart(text: string | null | undefined): string | null {
  const name = knownText(text)
  return name && (PLAIN.test(name) ? name : isolate(name))
}
