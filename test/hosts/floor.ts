import bcd from '@mdn/browser-compat-data' with { type: 'json' }
import type { CompatStatement, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data/types'
import { type CssNode, type Declaration, generate, type List, parse, type WalkContext, walk } from 'css-tree'

// What a style sheet uses, held against the data of MDN about browsers.

/** The oldest browsers on which the list must look right: all of them know layers, container queries, `color-mix()` and `:has()`. */
export const floor = { chrome: 111, firefox: 121, safari: 16.4 } as const

/** What a browser may pass over: the list is the same to use without it, or looks a little less even. */
const passedOver = new Set([
  'text-wrap', // lines break where they would anyway
  'content-visibility', // long lists are laid out whole
  'contain-intrinsic-inline-size',
  'contain-intrinsic-block-size',
  'field-sizing',
  'interpolate-size',
  '@starting-style', // nothing moves
  '@property', // a variable that is not registered is a variable
  'forced-color-adjust', // where it is not known, no colours are forced
  'transition-behavior',
  'allow-discrete',
])

/** Functions that no entry of their own is kept of, and that all of these browsers know. */
const wellKnown = new Set(['var', 'url', 'repeat', 'minmax', 'rgb', 'selector', 'layer', 'format'])

const { types = {}, properties = {}, selectors = {}, 'at-rules': atRules = {} } = bcd.css

/** How far a feature is known, where data of it are kept. */
const statementOf = (feature: Identifier | undefined): CompatStatement | undefined => feature?.__compat

const typesOf = (name: string): Identifier | undefined =>
  [types['color'], types, types['gradient'], types['transform-function'], types['filter-function']]
    .concat(types['basic-shape'], types['easing-function'])
    .map((group) => group?.[name])
    .find((found) => found !== undefined)

const unitsOf = (unit: string): Identifier | undefined => {
  const lengths = types['length']
  if (unit.startsWith('cq')) return lengths?.['container_query_length_units']
  const viewport = /^([dsl])v/.exec(unit)?.[1]
  const kinds = { d: 'dynamic', s: 'small', l: 'large' }
  if (viewport === 'd' || viewport === 's' || viewport === 'l')
    return lengths?.[`viewport_percentage_units_${kinds[viewport]}`]
  return lengths?.[unit]
}

function isBelow(
  { version_added, version_removed, flags, prefix, alternative_name }: SimpleSupportStatement,
  top: number,
) {
  if (flags || prefix || alternative_name || (version_removed && version_removed !== 'preview')) return false
  return typeof version_added === 'string' && Number.parseFloat(version_added.replace('≤', '')) <= top
}

/** Whether all browsers at the floor know it. Of what no data are kept it is not known. */
function isKnown(compat: CompatStatement | undefined): boolean {
  if (!compat) return false
  return (['chrome', 'firefox', 'safari'] as const).every((browser) => {
    const statements = [compat.support[browser] ?? []].flat()
    return statements.some((statement) => isBelow(statement, floor[browser]))
  })
}

/** What a declaration uses that is above the floor. */
function aboveInDeclaration({ property, value }: Declaration): readonly string[] {
  const above: string[] = []
  if (passedOver.has(property)) return above
  const own = properties[property]
  const isCustom = property.startsWith('--')
  if (!isCustom && !isKnown(statementOf(own))) above.push(property)
  const check = (name: string, compat: CompatStatement | undefined) => {
    if (compat && !isKnown(compat)) above.push(name)
  }
  walk(value.type === 'Raw' ? parse(value.value, { context: 'value' }) : value, (node) => {
    if (node.type === 'Identifier' && !isCustom) {
      check(node.name, statementOf(own?.[node.name]))
      check(node.name, statementOf(types['global_keywords']?.[node.name]))
    }
    if (node.type === 'Dimension') check(node.unit, statementOf(unitsOf(node.unit.toLowerCase())))
    if (node.type !== 'Function' || wellKnown.has(node.name)) {
      if (node.type === 'Function' && isRelative(node.children)) above.push(...relative(node.name))
      return
    }
    const known = typesOf(node.name) ?? own?.[node.name]
    if (!known) above.push(`${node.name}()`)
    else check(`${node.name}()`, statementOf(known))
    if (isRelative(node.children)) above.push(...relative(node.name))
  })
  return above
}

const isRelative = (children: List<CssNode>): boolean => {
  const first = children.first
  return first?.type === 'Identifier' && first.name === 'from'
}
const relative = (name: string): readonly string[] =>
  isKnown(statementOf(types['color']?.[name]?.['relative_syntax'])) ? [] : [`relative colour ${name}()`]

/** What is used above the floor with nothing plainer before it, and without an `@supports` that asks for it. */
export function aboveTheFloor(sheet: string): readonly string[] {
  const found: string[] = []
  const supported: string[] = []
  const plain: Set<string>[] = []
  const isAsked = (name: string) => {
    const word = name.replace(/^relative colour /, 'from ').replace(/\(\)$/, '')
    return supported.some((asked) => (name.startsWith('relative') ? asked.includes('from ') : asked.includes(word)))
  }
  const report = (names: readonly string[], where: string) => {
    for (const name of names) if (!passedOver.has(name) && !isAsked(name)) found.push(`${name} in ${where}`)
  }
  let rules = 0
  walk(parse(sheet, { parseCustomProperty: true }), {
    enter(this: WalkContext, node: CssNode) {
      if (node.type === 'Rule') {
        rules += 1
        if (rules > 1) report(['nesting'], generate(node.prelude))
        walk(node.prelude, (part) => {
          if (part.type === 'PseudoClassSelector' || part.type === 'PseudoElementSelector')
            if (!isKnown(statementOf(selectors[part.name]))) report([`:${part.name}()`], generate(node.prelude))
          if (part.type === 'NestingSelector') report(['nesting'], generate(node.prelude))
        })
      }
      if (node.type === 'Block') plain.push(new Set())
      if (node.type === 'Atrule') {
        if (node.name === 'supports' && node.prelude) supported.push(generate(node.prelude))
        if (!isKnown(statementOf(atRules[node.name]))) report([`@${node.name}`], 'the sheet')
        if (node.name === 'media' && node.prelude)
          report(unknownMedia(node.prelude), `@media ${generate(node.prelude)}`)
      }
      // What `@property` says is no style.
      if (node.type === 'Declaration' && this.atrule?.name !== 'property') {
        const before = plain.at(-1)
        const above = aboveInDeclaration(node)
        // A browser passes over a value that it does not know, but for those of variables.
        if (above.length > 0 && !(before?.has(node.property) && !node.property.startsWith('--')))
          report(above, `${node.property}: ${generate(node.value)}`)
        if (above.length === 0) before?.add(node.property)
      }
    },
    leave(node: CssNode) {
      if (node.type === 'Rule') rules -= 1
      if (node.type === 'Block') plain.pop()
      if (node.type === 'Atrule' && node.name === 'supports') supported.pop()
    },
  })
  return [...new Set(found)]
}

function unknownMedia(prelude: CssNode): readonly string[] {
  const names: string[] = []
  walk(prelude, (node) => {
    if (node.type === 'Feature') names.push(node.name.replace(/^(min|max)-/, ''))
  })
  return names.filter((name) => !isKnown(statementOf(atRules['media']?.[name])))
}
