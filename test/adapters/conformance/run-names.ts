import ts from 'typescript'
import { parse } from '../../support/rooms.ts'
import { sourceFiles } from '../../support/source-files.ts'

/** The runs of the suite in the tests, by the name that they have there: `describeAdapter('Keycloak', …)`; and in which file. */
export const testedRuns = (): ReadonlyMap<string, string> => namedCalls('describeAdapter', 'describe-adapter.ts')

/** Calls of a function with a name for their first argument, by that name; in the tests that import the function from a file. */
export function namedCalls(called: string, from: string): ReadonlyMap<string, string> {
  const calls = new Map<string, string>()
  for (const { file, source } of sourceFiles('test')) {
    if (!source.includes(`/${from}'`) || !file.endsWith('.test.ts')) continue
    const visit = (node: ts.Node): void => {
      const [name] = ts.isCallExpression(node) && node.expression.getText() === called ? node.arguments : []
      if (name && ts.isStringLiteral(name)) calls.set(name.text, file)
      ts.forEachChild(node, visit)
    }
    visit(parse(file, source))
  }
  return calls
}
