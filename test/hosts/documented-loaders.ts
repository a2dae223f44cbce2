import { readdirSync, readFileSync } from 'node:fs'
import { root } from '../../scripts/lib/project.mjs'

/** What stands between a brace and the one that closes it. */
function inBraces(text: string, open: number): string {
  let depth = 0
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}') depth -= 1
    if (depth === 0) return text.slice(open + 1, at)
  }
  throw new Error('A brace is never closed.')
}

/** Each loader of languages that README.md and docs/ print: `loadLocale={…}` with an import in it, or a `const loadLocale = {…}`. */
export function documentedLoaders(): readonly { readonly where: string; readonly code: string }[] {
  const names = readdirSync(`${root}docs`, { recursive: true, encoding: 'utf8' })
  const pages = ['README.md', ...names.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)]
  return pages.flatMap((page) => {
    const text = readFileSync(root + page, 'utf8')
    return [...text.matchAll(/loadLocale(?:=| = )(?=\{)/g)]
      .map(({ index, 0: before }) => {
        const inside = inBraces(text, index + before.length)
        const where = `${page}, line ${text.slice(0, index).split('\n').length}`
        return { where, code: before.endsWith(' ') ? `{${inside}}` : inside }
      })
      .filter(({ code }) => code.includes('import('))
  })
}
