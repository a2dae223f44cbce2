import { titlesIn } from './test-titles.ts'

/** A test by the file it stands in and its full title as a run tells it: groups and test, joined by ` > `. */
export interface NamedTest {
  readonly file: string
  readonly name: string
}

/** Tests of one file. */
export const tests = (file: string, ...names: readonly string[]): readonly NamedTest[] =>
  names.map((name) => ({ file, name }))

/** The tests of a claim that no test file has. */
export function missingIn(named: readonly NamedTest[]): readonly NamedTest[] {
  const known = new Map<string, readonly RegExp[]>()
  return named.filter(({ file, name }) => {
    const titles = known.get(file) ?? titlesOrNone(file)
    known.set(file, titles)
    return !titles.some((title) => title.test(name))
  })
}

function titlesOrNone(file: string): readonly RegExp[] {
  try {
    return titlesIn(file)
  } catch {
    return []
  }
}

/** Whether a test runs in a real browser. */
export const runsInBrowser = ({ file }: NamedTest): boolean => /^test\/(?:browser|e2e)\//.test(file)
