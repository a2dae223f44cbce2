import path from 'node:path'
import ts from 'typescript'

/** What a room may import besides its own files: folders of the project, single files of it, and packages. */
interface Room {
  readonly folder: string
  readonly folders?: readonly string[]
  readonly files?: readonly string[]
  readonly packages?: readonly string[]
  /** Packages, and files, that one file of the room may import, and no other. */
  readonly once?: Readonly<Record<string, string>>
  /** Its files see none of each other. */
  readonly neighbours?: 'strangers'
  /** No request leaves from here. */
  readonly network?: 'never'
}

const hooksEntry = 'src/hooks/index.ts'
/** What `src/server.ts` takes past that entry, which is a client file; any other entry that does so is not built (tsup.config.ts). */
const serverParts = ['src/hooks/session-keys.ts', 'src/hooks/sessions-query-options.ts']

/** One direction: a room sees the rooms below it. The first folder that a file is in decides. */
export const rooms: readonly Room[] = [
  { folder: 'src/core', network: 'never' },
  { folder: 'src/recognition', folders: ['src/core'], network: 'never' },
  { folder: 'src/adapters/lib', folders: ['src/core', 'src/recognition'] },
  { folder: 'src/adapters', folders: ['src/core', 'src/recognition', 'src/adapters/lib'], neighbours: 'strangers' },
  {
    folder: 'src/hooks',
    folders: ['src/core'],
    // The English words for devices, of which the rest is left out of a build.
    files: ['src/i18n/locales/en.json'],
    packages: ['react', '@tanstack/react-query'],
    network: 'never',
  },
  { folder: 'src/i18n', network: 'never' },
  // Facts: no React, no text, and of TanStack Query the types of its caches alone.
  {
    folder: 'src/ui/model',
    folders: ['src/core'],
    files: [hooksEntry],
    once: { '@tanstack/react-query': 'src/ui/model/ledger.ts' },
    network: 'never',
  },
  // Words and numbers: what they are made of, and in which language.
  {
    folder: 'src/ui/format',
    folders: ['src/core', 'src/ui/texts'],
    files: [hooksEntry],
    packages: ['react'],
    network: 'never',
  },
  {
    folder: 'src/ui/texts',
    folders: ['src/core', 'src/i18n', 'src/ui/format'],
    files: [hooksEntry],
    packages: ['react'],
    once: { i18next: 'src/ui/texts/host-texts.ts', 'react-i18next': 'src/ui/texts/texts-provider.tsx' },
    network: 'never',
  },
  // What reads and shows the list. What comes after the click it sees through one file, which fetches that.
  {
    folder: 'src/ui/device-list',
    folders: ['src/core', 'src/ui/model', 'src/ui/format', 'src/ui/texts'],
    // Not past the entry: a second copy of the hooks' context would be built (tsup.config.ts).
    files: [hooksEntry],
    packages: ['react', 'react-dom'],
    once: {
      // The client that the ledger lives beside.
      '@tanstack/react-query': 'src/ui/device-list/use-ledger.ts',
      'src/ui/after-click/index.ts': 'src/ui/device-list/after-click.ts',
    },
    network: 'never',
  },
  {
    folder: 'src/ui/after-click',
    folders: ['src/core', 'src/i18n', 'src/ui/model', 'src/ui/format', 'src/ui/texts', 'src/ui/device-list'],
    files: [hooksEntry],
    packages: ['react'],
    once: { sonner: 'src/ui/after-click/toasts.tsx' },
    network: 'never',
  },
  {
    folder: 'src/ui/manage',
    // Parts and their contexts through the entry, or a second copy of them is built (tsup.config.ts refuses that); their types from their files.
    folders: ['src/core', 'src/i18n', 'src/ui', 'src/ui/device-list', 'src/ui/texts'],
    files: [hooksEntry],
    packages: ['react', 'react-dom'],
    network: 'never',
  },
  {
    folder: 'src/ui',
    folders: ['src/ui/device-list', 'src/ui/after-click', 'src/ui/format', 'src/ui/texts'],
    network: 'never',
  },
  // Runs on a server: no React, no dependency, no name of Node's.
  { folder: 'src/routes', folders: ['src/core'], network: 'never' },
  {
    folder: 'src/testing',
    folders: ['src/core', 'src/adapters/lib', 'src/routes'],
  },
  // The entries of the package: src/index.ts, src/server.ts, src/testing.ts.
  {
    folder: 'src',
    folders: [
      'src/core',
      'src/i18n',
      'src/ui',
      'src/ui/device-list',
      'src/ui/after-click',
      'src/ui/manage',
      'src/ui/format',
      'src/ui/texts',
      'src/adapters/lib',
      'src/testing',
    ],
    files: [hooksEntry, ...serverParts, 'src/adapters/memory.ts'],
    network: 'never',
  },
]

/** Every way a file can name another: static, type-only, re-exported, dynamic, `import('…')` as a type, `require`. */
export function importsOf(file: string, source: string): readonly string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const named = specifierOf(node)
    if (named) found.push(ts.isStringLiteralLike(named) ? named.text : `(computed) ${named.getText()}`)
    ts.forEachChild(node, visit)
  }
  visit(parse(file, source))
  return found
}

/** The imports of a file that its room may not have, each as `file: specifier`; none for a file outside every room. */
export function foreignImports(file: string, source: string): readonly string[] {
  const room = rooms.find(({ folder }) => file.startsWith(`${folder}/`))
  if (!room) return []
  return importsOf(file, source)
    .filter((specifier) => !mayImport(room, file, specifier))
    .map((specifier) => `${file}: ${specifier}`)
}

/** Where a file reaches for the network though its room never does, each as `file: name`. */
export function networkUses(file: string, source: string): readonly string[] {
  const room = rooms.find(({ folder }) => file.startsWith(`${folder}/`))
  if (room?.network !== 'never') return []
  const names = new Set(['fetch', 'XMLHttpRequest', 'sendBeacon', 'WebSocket', 'EventSource'])
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && names.has(node.text)) found.push(`${file}: ${node.text}`)
    ts.forEachChild(node, visit)
  }
  visit(parse(file, source))
  return found
}

/** A file as a syntax tree. */
export function parse(file: string, source: string): ts.SourceFile {
  return ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument
  if (ts.isExternalModuleReference(node)) return node.expression
  if (!ts.isCallExpression(node)) return undefined
  const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword
  const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require'
  return isImport || isRequire ? node.arguments[0] : undefined
}

function mayImport(room: Room, file: string, specifier: string): boolean {
  if (!specifier.startsWith('.')) {
    const name = specifier.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? specifier
    return room.once && name in room.once ? room.once[name] === file : (room.packages?.includes(name) ?? false)
  }
  const target = path.posix.join(path.posix.dirname(file), specifier)
  if (room.once?.[target] === file) return true
  const within = (folder: string) => target.startsWith(`${folder}/`)
  const home = rooms.find(({ folder }) => within(folder))?.folder
  if (home === room.folder) return room.neighbours !== 'strangers'
  return (room.files?.includes(target) ?? false) || (home !== undefined && (room.folders?.includes(home) ?? false))
}
