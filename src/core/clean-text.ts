/** Enough for any text that fits on this screen; what comes after is not even looked at. */
const LOOK_AT = 2000

/** Control and format characters, bidi controls and lone surrogates among them; not the joiners that scripts and emoji need. */
const INVISIBLE = /(?![\u200C\u200D])[\p{Cf}\p{Cs}\p{Co}]/gu
/** Line breaks, other controls, and letters that look like nothing (Hangul fillers, the empty Braille pattern). */
const BLANK = /[\s\p{Cc}\p{Z}\u115F\u1160\u2800\u3164\uFFA0]+/gu
/** More marks on one letter than any script stacks; and marks with no letter, which would land on the text before. */
const STACKED = /(\p{M}{4})\p{M}+/gu
const LEADING_MARKS = /^(?:\p{M}|\u200C|\u200D| )+/u
const SOMETHING_TO_SEE = /[\p{L}\p{N}\p{S}]/u

/**
 * A text from a server, fit to be shown on one line: bidi and other invisible controls removed, blanks and line breaks made
 * single spaces, cut between graphemes with an ellipsis after `max` of them. `null` when nothing to see is left.
 * Only the first 2,000 characters are read, so a megabyte takes no longer.
 */
export function cleanText(text: string | null | undefined, max = 64): string | null {
  if (typeof text !== 'string') return null
  const clean = text
    .slice(0, LOOK_AT)
    .replace(INVISIBLE, '')
    .replace(BLANK, ' ')
    .replace(LEADING_MARKS, '')
    .replace(STACKED, '$1')
    .trimEnd()
  const short = cut(clean, max)
  return SOMETHING_TO_SEE.test(short) ? short : null
}

/** A string inside another one that may run the other way: U+2068 (first strong isolate) … U+2069. In markup, use `<bdi>`. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`
}

/** At most `max` graphemes, and at most `4 * max` code units: one joined emoji can be of any length. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text
  const all = graphemes(text)
  const tooLong = (end: number) => end > max * 4
  if (all.length <= max && !tooLong(text.length)) return text
  let kept = ''
  for (const grapheme of all.slice(0, max - 1)) {
    if (tooLong(kept.length + grapheme.length)) break
    kept += grapheme
  }
  return `${kept.trimEnd()}…`
}

/** A letter with its marks, and what joiners connect. An approximation, for platforms without `Intl.Segmenter`. */
const ROUGHLY_A_GRAPHEME = /\P{M}(?:\p{M}|[\u200C\u200D]\P{M}?|\p{Emoji_Modifier})*/gsu

function graphemes(text: string): readonly string[] {
  const segments = segmenter()?.segment(text)
  return segments ? Array.from(segments, ({ segment }) => segment) : (text.match(ROUGHLY_A_GRAPHEME) ?? [])
}

let made: Intl.Segmenter | null | undefined

/** Made once; `null` where the platform has none. */
function segmenter(): Intl.Segmenter | null {
  if (made === undefined)
    try {
      made = new Intl.Segmenter('en', { granularity: 'grapheme' })
    } catch {
      made = null
    }
  return made
}
