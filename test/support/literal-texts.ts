import ts from 'typescript'
import { parse } from './rooms.ts'

/** Attributes that a person reads or hears. */
const readable = /^(alt|label|placeholder|title|aria-(label|description|placeholder|roledescription|valuetext))$/

/** Words written into the markup of a file, where no language but one can replace them: each as `file: text`. */
export function literalTexts(file: string, source: string): readonly string[] {
  const found: string[] = []
  const note = (text: string) => {
    if (/\p{L}/u.test(text)) found.push(`${file}: ${text.trim()}`)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node.text)
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) valueTexts(node.expression).forEach(note)
    if (ts.isJsxAttribute(node) && readable.test(node.name.getText())) {
      const { initializer } = node
      const value = initializer && ts.isJsxExpression(initializer) ? initializer.expression : initializer
      valueTexts(value).forEach(note)
    }
    ts.forEachChild(node, visit)
  }
  visit(parse(file, source))
  return found
}

/** The literal texts that an expression can come out as. What a call returns is not literal: `t('key')`. */
function valueTexts(node: ts.Node | undefined): readonly string[] {
  if (!node) return []
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.flatMap(({ expression, literal }) => [...valueTexts(expression), literal.text])
    return [node.head.text, ...spans]
  }
  if (ts.isParenthesizedExpression(node)) return valueTexts(node.expression)
  if (ts.isConditionalExpression(node)) return [...valueTexts(node.whenTrue), ...valueTexts(node.whenFalse)]
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken
    // The left side of `&&` is a condition; a comparison shows nothing of what it compares.
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return valueTexts(node.right)
    if (!joining.has(kind)) return []
    return [...valueTexts(node.left), ...valueTexts(node.right)]
  }
  return []
}

const joining: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.PlusToken,
])
