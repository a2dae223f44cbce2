import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Texts that share their element with something else, each as `file:line: code`. A browser that translates the page replaces a
 * text node by an element, behind React's back: React then inserts before a node that is gone, or writes into one that nobody
 * sees. A text that is the only child of an element is safe, because React sets it as the element's content.
 */
export function bareTexts(files: Readonly<Record<string, string | null>>): readonly string[] {
  const program = programOf(files)
  const checker = program.getTypeChecker()
  return Object.keys(files).flatMap((file) => {
    const source = program.getSourceFile(root + file)
    if (!source) throw new Error(`${file} could not be read`)
    const found: string[] = []
    const note = (node: ts.Node) => {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart())
      found.push(`${file}:${line + 1}: ${node.getText().replaceAll(/\s+/g, ' ').trim()}`)
    }
    const visit = (node: ts.Node): void => {
      if (ts.isJsxElement(node) || ts.isJsxFragment(node)) {
        const children = node.children.filter(isRendered)
        const texts = children.filter((child) => mayBeText(child, checker))
        // A fragment has no element of its own: its only child stands among what is around the fragment.
        if (children.length > 1 || ts.isJsxFragment(node)) texts.forEach(note)
      }
      // What a call puts side by side without JSX.
      if (ts.isCallExpression(node) && /\bcreateElement$/.test(node.expression.getText())) {
        const children = node.arguments.slice(2)
        if (children.length > 1 || children.some(ts.isSpreadElement))
          children.filter((child) => mayBeText(child, checker)).forEach(note)
      }
      ts.forEachChild(node, visit)
    }
    visit(source)
    return found
  })
}

function programOf(files: Readonly<Record<string, string | null>>): ts.Program {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (file) => ts.sys.readFile(file))
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root)
  const host = ts.createCompilerHost(options, true)
  const readFile = host.readFile.bind(host)
  const textOf = (name: string) => (name.startsWith(root) ? (files[name.slice(root.length)] ?? null) : null)
  host.readFile = (name) => textOf(name) ?? readFile(name)
  const fileExists = host.fileExists.bind(host)
  const getSourceFile = host.getSourceFile.bind(host)
  host.fileExists = (name) => textOf(name) !== null || fileExists(name)
  host.getSourceFile = (name, ...rest) => {
    const text = textOf(name)
    return text === null ? getSourceFile(name, ...rest) : ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)
  }
  return ts.createProgram(
    Object.keys(files).map((file) => root + file),
    options,
    host,
  )
}

/** Comments, and blanks between tags, are nothing that could be translated. */
function isRendered(child: ts.JsxChild): boolean {
  // A blank between two elements is not translated.
  if (ts.isJsxText(child)) return child.text.trim() !== ''
  return !ts.isJsxExpression(child) || child.expression !== undefined
}

function mayBeText(child: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isJsxText(child)) return true
  const expression = ts.isJsxExpression(child) || ts.isSpreadElement(child) ? child.expression : child
  if (!expression || ts.isJsxElement(expression) || ts.isJsxSelfClosingElement(expression)) return false
  if (isChildren(expression)) return false
  // `a && <b/>` can come out as `a`, but for what renders nothing.
  return drawsText(checker.getTypeAtLocation(expression), checker)
}

/** What a component was given to put inside is as its caller wrote it, and is looked at there. */
const isChildren = (node: ts.Node) => /^(?:props\.)?children$/.test(node.getText())

function drawsText(type: ts.Type, checker: ts.TypeChecker): boolean {
  if (type.isUnion()) return type.types.some((each) => drawsText(each, checker))
  // A blank between two elements is not translated.
  if (type.isStringLiteral() && type.value.trim() === '') return false
  const element = checker.isArrayType(type) ? checker.getIndexTypeOfType(type, ts.IndexKind.Number) : undefined
  if (element) return drawsText(element, checker)
  return (
    (type.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0
  )
}
