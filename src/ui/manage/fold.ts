/** Letters that Unicode does not take apart, though readers leave their strokes out when they type. */
const PLAIN: Readonly<Record<string, string>> = { Æ: 'AE', Œ: 'OE', Ø: 'O', Ł: 'L', Đ: 'D', Ð: 'D', Þ: 'TH', ـ: '' }

/**
 * A text as it is searched: without case, accents, vowel marks and compatibility forms, in any script. Upper case, because only
 * there ß is SS, and the two Greek and the Turkish small letters are one: what a reader types finds what a reader sees, in any
 * language.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .toUpperCase()
    .replace(/[ÆŒØŁĐÐÞـ]/g, (letter) => PLAIN[letter] ?? letter)
}
