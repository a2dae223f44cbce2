/**
 * What a test stands for, by the beginning of its title or of a group around it: `F4, ASVS 7.4.1, 2.4.3: …`. `F` and a number is
 * a row of the matrix, a bare number a criterion of WCAG 2.2. In the result WCAG is named: `WCAG 2.4.3`.
 */
export function tagsOf(name: string): readonly string[] {
  return name.split(' > ').flatMap((title) => {
    const [, prefix] =
      /^((?:F\d+|(?:ASVS )?\d+(?:\.\d+){2})(?:, (?:F\d+|(?:ASVS )?\d+(?:\.\d+){2}))*): /.exec(title) ?? []
    return (prefix?.split(', ') ?? []).map((tag) => (/^\d/.test(tag) ? `WCAG ${tag}` : tag))
  })
}

/** How the tests of a run came out: `file > groups > title`, and `passed` or what else. */
export type Results = Readonly<Record<string, string>>

export interface TaggedTest {
  readonly file: string
  readonly name: string
  readonly status: string
}

/** The tests of a run by what they stand for. */
export function byTag(results: Results): ReadonlyMap<string, readonly TaggedTest[]> {
  const found = new Map<string, TaggedTest[]>()
  for (const [key, status] of Object.entries(results)) {
    const [file = '', ...titles] = key.split(' > ')
    const name = titles.join(' > ')
    for (const tag of new Set(tagsOf(name))) found.set(tag, [...(found.get(tag) ?? []), { file, name, status }])
  }
  return found
}

/** Whether a test ran in a real browser. */
export const ranInBrowser = ({ file }: TaggedTest): boolean => /^test\/(?:browser|e2e|firefox)\//.test(file)

/** One line of the matrix or of a standard, as far as tests are asked for. */
export interface Wanted {
  readonly tag: string
  readonly proof: 'any' | 'browser'
}

/** What a run leaves unproven: a line with no test, with none in a browser though it needs one, or with one that has not passed. */
export function unproven(wanted: readonly Wanted[], results: Results): readonly string[] {
  const found = byTag(results)
  return wanted.flatMap(({ tag, proof }) => {
    const tests = found.get(tag) ?? []
    if (tests.length === 0) return [`${tag}: no test that carries it has run`]
    if (proof === 'browser' && !tests.some(ranInBrowser))
      return [`${tag}: no test that carries it has run in a browser`]
    return tests.flatMap(({ file, name, status }) =>
      status === 'passed' ? [] : [`${tag}: ${status}: ${file} > ${name}`],
    )
  })
}
