import ts from 'typescript'
import { parse } from '../../support/rooms.ts'
import { sourceFiles } from '../../support/source-files.ts'

/** The runs of the suite in the tests, by the name that they have there: `describeAdapter('Keycloak', …)`; and in which file. */
export function testedRuns(): ReadonlyMap<string, string> {
  const runs = new Map<string, string>()
  for (const { file, source } of sourceFiles('test')) {
    if (!/describe-adapter\.ts'/.test(source) || !file.endsWith('.test.ts')) continue
    const visit = (node: ts.Node): void => {
      const [name] = ts.isCallExpression(node) && node.expression.getText() === 'describeAdapter' ? node.arguments : []
      if (name && ts.isStringLiteral(name)) runs.set(name.text, file)
      ts.forEachChild(node, visit)
    }
    visit(parse(file, source))
  }
  return runs
}
