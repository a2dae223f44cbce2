// The little Markdown that the page is made of.

/** As code, whatever is in it. @param {string} text */
export function code(text) {
  const fence = text.includes('`') ? '``' : '`'
  return fence.length > 1 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`
}

/** @param {readonly string[]} cells */
export const row = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
export function table(head, rows) {
  return rows.length === 0 ? 'None.' : [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
}
