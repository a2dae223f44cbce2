/**
 * Mutants that no test can tell from the original, and why. They count as survivors all the same; the page shows the reason.
 * @type {readonly { file: string; from: RegExp; to: RegExp; why: string }[]}
 */
export const equivalents = [
  {
    file: 'src/adapters/',
    from: /^(?:''|\[\])$/,
    to: /Stryker was here/,
    why: 'a fallback that the types want, for something that is always there by then, or for which any text comes to the same',
  },
  {
    file: 'src/core/session-error.ts',
    from: /SessionError'$/,
    to: /^""$/,
    why: 'the text of a symbol that is only compared with itself',
  },
  {
    file: 'src/core/session-error.ts',
    from: /^true$/,
    to: /^false$/,
    why: 'the brand’s value is never read: that it is there is the mark',
  },
  {
    file: 'src/core/read-sessions.ts',
    from: /cursor !== null/,
    to: /^true$/,
    why: 'after the last page the cursor is null, and null is among the cursors that were followed',
  },
]

/** @param {import('./mutation.mjs').Survivor} survivor */
export function reasonFor({ file, from, to }) {
  return equivalents.find((each) => file.startsWith(each.file) && each.from.test(from) && each.to.test(to))?.why ?? null
}
