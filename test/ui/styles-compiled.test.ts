// What the compilers of other people's builds make of the styles: nothing may be decided, merged or dropped that the page has to decide.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import cssnano from 'cssnano'
import { build, transform as esbuild } from 'esbuild'
import { transform as lightning } from 'lightningcss'
import postcss, { AtRule, type Container, type Document, parse } from 'postcss'
import { beforeAll, describe, expect, test } from 'vitest'

const targets = (chrome: number, safari: readonly [number, number], firefox: number) => ({
  chrome: chrome << 16,
  safari: (safari[0] << 16) | (safari[1] << 8),
  ios_saf: (safari[0] << 16) | (safari[1] << 8),
  firefox: firefox << 16,
})

const byLightning = (css: string, to?: ReturnType<typeof targets>) =>
  lightning({
    filename: 'styles.css',
    code: Buffer.from(css),
    minify: true,
    ...(to && { targets: to }),
  }).code.toString()

const compilers: Record<string, (css: string) => string | Promise<string>> = {
  'Lightning CSS': (css) => byLightning(css),
  'Lightning CSS with the targets of Vite 8': (css) => byLightning(css, targets(111, [16, 4], 114)),
  'Lightning CSS with the targets of Next 16': (css) => byLightning(css, targets(111, [16, 4], 111)),
  'Lightning CSS for old browsers': (css) => byLightning(css, targets(87, [14, 1], 78)),
  esbuild: async (css) => (await esbuild(css, { loader: 'css', minify: true })).code,
  'esbuild for old browsers': async (css) =>
    (await esbuild(css, { loader: 'css', minify: true, target: ['chrome87', 'safari14'] })).code,
  cssnano: async (css) => (await postcss([cssnano()]).process(css, { from: undefined })).css,
}

/** The styles as they are published: the files of one entry as one. */
async function published(entry: string): Promise<string> {
  const built = await build({ entryPoints: [path.resolve('src/ui', entry)], bundle: true, minify: true, write: false })
  return built.outputFiles[0]?.text ?? ''
}

/** `(max-width: 34em)` and `(width <= 34em)` are one condition. */
const flat = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/\s+/g, '')
    .replaceAll(/(?<![\d.])0\./g, '.')
    .replaceAll('(min-width:', '(width>=')
    .replaceAll('(max-width:', '(width<=')

/** What a rule stands in, from the inside out: "layer device-sessions". */
function conditionsOf(node: Container | Document | undefined): string {
  if (!node) return ''
  const own = node instanceof AtRule ? `${node.name} ${node.name === 'media' ? '' : flat(node.params)} ` : ''
  return own + conditionsOf(node.parent)
}

/** Each declaration, with the conditions it stands in: what a compiler merges or splits is the same set. */
function declarations(css: string): ReadonlySet<string> {
  const all = new Set<string>()
  parse(css).walkDecls(({ prop, parent }) => {
    all.add(conditionsOf(parent) + prop.replace(/^(?:-webkit-|-moz-)/, ''))
  })
  return all
}

describe.each(['styles.css', 'styles/manage.css'])('%s', (entry) => {
  let css = ''
  beforeAll(async () => {
    css = await published(entry)
  })

  test.each(Object.keys(compilers))('%s drops nothing', async (name) => {
    const compiled = declarations((await compilers[name]?.(css)) ?? '')
    const given = [...declarations(css)]
    expect(given.length).toBeGreaterThan(50)
    // For old browsers logical directions become physical ones; what the page decides stays as it is.
    const isKept = (each: string) => !name.includes('old browsers') || each.includes('--') || each.endsWith(' all')
    expect(given.filter((each) => isKept(each) && !compiled.has(each))).toEqual([])
  })

  test.each(Object.keys(compilers))('%s decides nothing for the page', async (name) => {
    const compiled = (await compilers[name]?.(css)) ?? ''
    expect(compiled).not.toMatch(/light-dark|lightningcss|color-scheme:|prefers-color-scheme/)
    expect(compiled.match(/revert-layer/g)?.length).toBeGreaterThan(0)
    expect(compiled.match(/@layer device-sessions/g)?.length).toBeGreaterThan(0)
  })

  // WebKitGTK 2.50 takes it away, where a rule outside of the layer is undone.
  test.each(['nothing', ...Object.keys(compilers)])('%s makes no logical shorthand with a variable', async (name) => {
    const compiled = (await compilers[name]?.(css)) ?? css
    const shorthands =
      /(?:(?:margin|padding|inset)-(?:block|inline)|border-(?:block|inline)(?:-start|-end)?):[^;}]*var\([^;}]*/g
    expect(compiled.match(shorthands) ?? []).toEqual([])
  })
})

test('what not every browser has stands behind a question, or behind a plainer value', () => {
  const css = parse(readFileSync('src/ui/styles/theme.css', 'utf8'))
  let asked = 0
  css.walkDecls(({ value, parent }) => {
    if (!/color-mix\(|\boklch\(\s*from\b/.test(value)) return
    asked += 1
    const question = value.includes('from') ? 'oklch(fromcurrentcolorlch)' : 'color-mix(inoklab,red,red)'
    expect(conditionsOf(parent)).toContain(question)
  })
  expect(asked).toBeGreaterThan(10)
})
