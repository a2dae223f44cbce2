import ts from 'typescript'
import { parse } from './rooms.ts'

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** The keys that a file can name: literals, and templates, whose open parts stand for one word or more. */
export function keysIn(file: string, source: string): readonly RegExp[] {
  const found: RegExp[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(new RegExp(`^${escaped(node.text)}$`))
    if (ts.isTemplateExpression(node) && /^[\w.]+$/.test(node.head.text)) {
      const rest = node.templateSpans.map(({ literal }) => `\\w+${escaped(literal.text)}`)
      found.push(new RegExp(`^${escaped(node.head.text)}${rest.join('')}$`))
    }
    ts.forEachChild(node, visit)
  }
  visit(parse(file, source))
  return found
}
