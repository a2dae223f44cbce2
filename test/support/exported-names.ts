import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The names that each file exports, sorted, types marked as such. */
export function exportedNames(files: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (file) => ts.sys.readFile(file))
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root)
  const entries = Object.values(files).map((file) => root + file)
  const program = ts.createProgram(entries, { ...options, noLib: true, types: [] }, ownFilesAlone(options))
  const checker = program.getTypeChecker()
  const isValue = (symbol: ts.Symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    const typeOnly = symbol.declarations?.some((declaration) => ts.isTypeOnlyExportDeclaration(declaration)) ?? false
    return !typeOnly && (target.flags & ts.SymbolFlags.Value) !== 0
  }
  const namesOf = (file: string) => {
    const source = program.getSourceFile(root + file)
    const module = source && checker.getSymbolAtLocation(source)
    if (!module) throw new Error(`${file} exports nothing`)
    const exported = checker.getExportsOfModule(module)
    return exported.map((symbol) => (isValue(symbol) ? symbol.name : `type ${symbol.name}`)).toSorted(byName)
  }
  return Object.fromEntries(Object.entries(files).map(([entry, file]) => [entry, namesOf(file)]))
}

/** Reads no package: what they are made of is not asked for, and takes nine tenths of the time. */
function ownFilesAlone(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options)
  return {
    ...host,
    resolveModuleNameLiterals: (literals, file) =>
      literals.map(({ text }) => (text.startsWith('.') ? ts.resolveModuleName(text, file, options, host) : none)),
  }
}
const none = { resolvedModule: undefined }

function byName(a: string, b: string): number {
  const [x, y] = [a.replace('type ', ''), b.replace('type ', '')]
  return x < y ? -1 : x > y ? 1 : 0
}
