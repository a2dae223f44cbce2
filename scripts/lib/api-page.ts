// docs/api.md, from the sources: each published name with its docstring, and the fields, props or parameters that it has.
// Over 150 lines because it is one walk over one tree, and each function prints one kind of name.
import path from 'node:path'
import ts from 'typescript'
import { root } from './project.mjs'

/** What the page shows, in this order: sub-path → file. Adapters and their options have pages of their own. */
const entries = {
  'react-device-sessions': 'src/index.ts',
  'react-device-sessions/hooks': 'src/hooks/index.ts',
  'react-device-sessions/manage': 'src/ui/manage/index.ts',
  'react-device-sessions/server': 'src/server.ts',
  'react-device-sessions/testing': 'src/testing.ts',
  'react-device-sessions/recognition': 'src/recognition/index.ts',
  'react-device-sessions/routes': 'src/routes/index.ts',
} as const

const about: Readonly<Record<string, string>> = {
  'react-device-sessions': 'What a page needs: the list, its parts, the provider and the hooks.',
  'react-device-sessions/hooks':
    'The same without markup, styles, i18next and sonner, and every type of the model. It needs no DOM: [Hooks](hooks.md).',
  'react-device-sessions/manage': 'The screen for many devices: [Many devices](manage.md).',
  'react-device-sessions/server':
    'What a server calls before it renders, React Server Components too: [Rendering on a server](server-rendering.md).',
  'react-device-sessions/testing': 'For tests: [Testing](testing.md).',
  'react-device-sessions/recognition': 'Which device a user agent is: [Which device is it](recognition.md).',
  'react-device-sessions/routes':
    'The server half for a table of your own: [Your sessions table in ten minutes](own-sessions-table.md).',
}

const shared = { file: 'src/adapters/lib/http-options.ts', names: ['SharedOptions', 'HttpOptions'] } as const

/** The whole page. */
export function apiPage(): string {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (file) => ts.sys.readFile(file))
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root)
  const files = [...Object.values(entries), shared.file, 'src/adapters/lib/read-device.ts'].map((file) => root + file)
  const page = new Page(ts.createProgram(files, options))
  const sections = Object.entries(entries).map(([entry, file]) => page.section(entry, file))
  return `${[
    '# API',
    'Every published name, from the comments in the code: `npm run api` writes this page. A name that two entries have is explained once. [The conformance table](conformance.md) has the adapters, and the page of each has its options; those that all share are [at the end](#options-that-adapters-share).',
    page.errorCodes(),
    ...sections,
    '## Options that adapters share',
    ...shared.names.map((name) => page.named(shared.file, name)),
    page.named('src/adapters/lib/read-device.ts', 'DeviceOptions'),
  ].join('\n\n')}\n`
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
const cell = (text: string) => oneLine(text).replaceAll('|', String.raw`\|`)
const code = (text: string) => `\`${oneLine(text).replaceAll('`', 'ˋ')}\``
const typeCell = (text: string) => code(text).replaceAll('|', String.raw`\|`)
/** Paragraphs stay, and so do lists and code; other lines are one. `<` outside of code would be markup. */
const prose = (text: string) =>
  text
    .split(/(```[\s\S]*?```)/)
    .map((piece) => (piece.startsWith('```') ? piece : piece.replaceAll(/\n(?![\n\-|])/g, ' ')))
    .join('')
    .trim()

class Page {
  readonly #program: ts.Program
  readonly #checker: ts.TypeChecker
  readonly #explained = new Map<ts.Symbol, string>()

  constructor(program: ts.Program) {
    this.#program = program
    this.#checker = program.getTypeChecker()
  }

  /** One entry: values first, then types, each in the order of the alphabet. */
  section(entry: string, file: string): string {
    const all = this.#exportsOf(file)
    const known = all.filter(([, target]) => this.#explained.has(target))
    const own = all.filter(([, target]) => !this.#explained.has(target))
    for (const [, target] of own) this.#explained.set(target, entry)
    const values = own.filter(([, { flags }]) => flags & ts.SymbolFlags.Value)
    const types = own.filter(([, { flags }]) => !(flags & ts.SymbolFlags.Value))
    const also = known.map(([name]) => code(name)).join(', ')
    return [
      `## ${entry}`,
      about[entry] ?? '',
      ...(also === '' ? [] : [`Explained above: ${also}.`]),
      ...[...values, ...types].map(([name, target]) => this.#entry(name, target)),
    ].join('\n\n')
  }

  named(file: string, name: string): string {
    const found = this.#exportsOf(file).find(([exported]) => exported === name)
    if (!found) throw new Error(`${file} has no ${name}`)
    return this.#entry(...found)
  }

  /** The codes, with what each means and whether it says for certain that nothing was done. */
  errorCodes(): string {
    const source = this.#source('src/core/session-error.ts')
    const rows: string[] = []
    const done = new Map<string, string>()
    const visit = (node: ts.Node): void => {
      if (ts.isTypeAliasDeclaration(node) && node.name.text === 'SessionErrorCode' && ts.isUnionTypeNode(node.type))
        for (const [n, member] of node.type.types.entries())
          rows.push(
            `${member.getText(source).replaceAll("'", '')}\n${commentBefore(member, node.type.types[n - 1], source)}`,
          )
      if (ts.isVariableDeclaration(node) && node.name.getText(source) === 'saysNothingWasDone' && node.initializer)
        for (const [, name = '', value = ''] of node.initializer.getText(source).matchAll(/(\w+): (true|false)/g))
          done.set(name, value === 'true' ? 'certainly' : 'open')
      ts.forEachChild(node, visit)
    }
    visit(source)
    const lines = rows.map((row) => {
      const [name = '', text = ''] = row.split('\n')
      return `| ${code(name)} | ${cell(text)} | ${done.get(name)} |`
    })
    return [
      '## Error codes',
      'The `code` of a `SessionError`. The last column: whether it says that nothing was done, or leaves that open.',
      ['| Code | Means | Not done? |', '| --- | --- | --- |', ...lines].join('\n'),
    ].join('\n\n')
  }

  #source(file: string): ts.SourceFile {
    const source = this.#program.getSourceFile(root + file)
    if (!source) throw new Error(`There is no ${file}`)
    return source
  }

  #exportsOf(file: string): [string, ts.Symbol][] {
    const module = this.#checker.getSymbolAtLocation(this.#source(file))
    const exported = module ? this.#checker.getExportsOfModule(module) : []
    return exported
      .map((symbol): [string, ts.Symbol] => [
        symbol.name,
        symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol,
      ])
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
  }

  #entry(name: string, symbol: ts.Symbol): string {
    const doc = prose(ts.displayPartsToString(symbol.getDocumentationComment(this.#checker)))
    const [title, ...more] = symbol.flags & ts.SymbolFlags.Value ? this.#value(name, symbol) : this.#type(name, symbol)
    return [`### ${code(title ?? name)}`, doc, ...more].filter((text) => text !== '').join('\n\n')
  }

  #value(name: string, symbol: ts.Symbol): string[] {
    const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0]
    if (!declaration) return [name]
    const type = this.#checker.getTypeOfSymbolAtLocation(symbol, declaration)
    if (ts.isClassDeclaration(declaration)) return [name, this.#fields(this.#checker.getDeclaredTypeOfSymbol(symbol))]
    const [signature] = type.getCallSignatures()
    if (!signature) return [name, this.#fields(type)]
    const props = signature.parameters[0]
    const isPart = /^[A-Z]/.test(name)
    if (isPart)
      return [`<${name}>`, props ? this.#fields(this.#checker.getTypeOfSymbolAtLocation(props, declaration)) : '']
    const parameters = signature.parameters.map((parameter) => this.#parameter(parameter, declaration))
    const returned = this.#checker.typeToString(signature.getReturnType(), undefined, ts.TypeFormatFlags.NoTruncation)
    return [
      `${name}(${parameters.map(({ title }) => title).join(', ')})`,
      `Gives ${code(returned.length > 160 ? `${returned.slice(0, 150)} …` : returned)}.`,
      ...parameters.map(({ fields }) => fields),
    ]
  }

  #parameter(symbol: ts.Symbol, place: ts.Node) {
    const declaration = symbol.valueDeclaration
    const isOptional =
      declaration && ts.isParameter(declaration) && Boolean(declaration.questionToken ?? declaration.initializer)
    const type = this.#checker.getTypeOfSymbolAtLocation(symbol, place)
    const name = symbol.name.startsWith('__') ? 'options' : symbol.name
    return { title: `${name}${isOptional ? '?' : ''}`, fields: this.#fields(type) }
  }

  #type(name: string, symbol: ts.Symbol): string[] {
    const declaration = symbol.declarations?.[0]
    if (!declaration) return [name]
    const type = this.#checker.getDeclaredTypeOfSymbol(symbol)
    if (ts.isTypeAliasDeclaration(declaration) && !ts.isTypeLiteralNode(declaration.type)) {
      const written = declaration.type.getText().replaceAll(/\/\*\*[\s\S]*?\*\//g, '')
      return [name, code(written.length > 700 ? `${written.slice(0, 690)} …` : written)]
    }
    return [name, this.#fields(type)]
  }

  /** A table of what is ours in a type: not the props of a `<section>`, and not what TanStack has. */
  #fields(type: ts.Type): string {
    const own = this.#checker.getPropertiesOfType(this.#checker.getNonNullableType(type)).filter(isOurs)
    if (own.length === 0 || type.flags & ts.TypeFlags.StringLike) return ''
    if (own.length === 1 && own[0]?.name === 'render') return 'Takes `render`, as every part does.'
    const rows = own.map((field) => {
      const declaration = field.declarations?.[0]
      const isOptional = (field.flags & ts.SymbolFlags.Optional) !== 0
      const doc = ts.displayPartsToString(field.getDocumentationComment(this.#checker))
      return `| ${code(`${field.name}${isOptional ? '?' : ''}`)} | ${declaration ? typeCell(this.#typeOf(field, declaration)) : ''} | ${cell(doc)} |`
    })
    return ['| Name | Type | |', '| --- | --- | --- |', ...rows].join('\n')
  }

  /** As it is written; what is written nowhere, as the compiler knows it. */
  #typeOf(field: ts.Symbol, declaration: ts.Declaration): string {
    const written = 'type' in declaration ? declaration.type : undefined
    if ((ts.isPropertySignature(declaration) || ts.isPropertyDeclaration(declaration)) && declaration.type)
      return declaration.type.getText().replaceAll(/\/\*\*[\s\S]*?\*\//g, '')
    if (ts.isMethodSignature(declaration) && written) return declaration.getText().replace(/^\w+\??/, '')
    return this.#checker.typeToString(this.#checker.getTypeOfSymbolAtLocation(field, declaration))
  }
}

const isOurs = (field: ts.Symbol): boolean =>
  !field.name.startsWith('__') &&
  (field.declarations ?? []).some((declaration) => {
    const file = path.relative(root, declaration.getSourceFile().fileName)
    return file.startsWith('src') && !(ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Static)
  })

/** The comment above a member of a union: it stands before the `|`, and so belongs to no node. */
function commentBefore(member: ts.Node, previous: ts.Node | undefined, source: ts.SourceFile): string {
  const text = source.text.slice(previous?.getEnd() ?? member.parent.getFullStart(), member.getStart(source))
  return oneLine((/\/\*\*([\s\S]*?)\*\//.exec(text)?.[1] ?? '').replaceAll(/^\s*\*/gm, ''))
}
