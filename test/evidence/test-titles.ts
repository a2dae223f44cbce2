import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The words that start a test or a group, with or without `.each(…)`, `.for(…)`, `.skipIf(…)` between them and the title. */
const starters: ReadonlySet<string> = new Set(['test', 'it', 'describe'])

/** A title as it stands in the source, its groups before it. What a run fills in (`%s`, `$name`, `${…}`) matches anything. */
export type TitlePattern = RegExp

/** The full titles (groups and test joined by ` > `) that a test file can produce. */
export function titlesIn(file: string): readonly TitlePattern[] {
  return titlesOf(readFileSync(root + file, 'utf8'), file)
}

/** The same, for a source that is given. */
export function titlesOf(text: string, file = 'a.test.tsx'): readonly TitlePattern[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const titles: TitlePattern[] = []
  const visit = (node: ts.Node, groups: readonly string[]): void => {
    const call = ts.isCallExpression(node) ? starterOf(node) : null
    const title = call && patternOf(call.title)
    if (!call || title === null) return ts.forEachChild(node, (child) => visit(child, groups))
    if (call.starter === 'describe') return call.rest.forEach((child) => visit(child, [...groups, title]))
    titles.push(new RegExp(`^${[...groups, title].join(' > ')}$`, 'su'))
  }
  visit(source, [])
  return titles
}

interface Starter {
  readonly starter: string
  readonly title: ts.Expression
  readonly rest: readonly ts.Expression[]
}

function starterOf({ expression, arguments: [title, ...rest] }: ts.CallExpression): Starter | null {
  // `test(…)` and `test.each(…)(…)`, but not `test.extend(…)`.
  if (ts.isPropertyAccessExpression(expression)) return null
  let base: ts.Expression = expression
  while (!ts.isIdentifier(base)) {
    if (ts.isPropertyAccessExpression(base) || ts.isCallExpression(base)) base = base.expression
    else if (ts.isTaggedTemplateExpression(base)) base = base.tag
    else return null
  }
  return starters.has(base.text) && title && rest.length > 0 ? { starter: base.text, title, rest } : null
}

/** The title as a regular expression, or `null` for what is no title: the rows of `.each`, say. */
function patternOf(title: ts.Expression): string | null {
  if (ts.isStringLiteral(title) || ts.isNoSubstitutionTemplateLiteral(title)) return escaped(title.text)
  if (!ts.isTemplateExpression(title)) return null
  return [title.head, ...title.templateSpans.map(({ literal }) => literal)].map(({ text }) => escaped(text)).join('.*')
}

function escaped(text: string): string {
  const parts = text.split(/%[sdifjoOc#$]|\$[\w.]+/u)
  return parts.map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)).join('.*')
}
