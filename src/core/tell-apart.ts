/** Something in a list that is known by a name, and what may tell it from its namesakes: the first fact is tried first. */
export interface Named {
  /** Identifies it: the same from read to read. */
  readonly key: string
  readonly name: string
  readonly facts: readonly (string | null)[]
}

/** What is added to a name so that no other reads alike. */
export interface Difference {
  /** The facts to show beside the name, in their order: none where the name stands alone. */
  readonly facts: readonly string[]
  /** 2 or more where no fact tells this one apart: "Chrome on Windows (2)". */
  readonly number: number | null
}

/** The numbers that were given, by what reads alike and then by key: a number stays with its row while others go. */
export type Numbers = Map<string, Map<string, number>>

/**
 * Tells namesakes apart by the fewest facts, in the order given; what no fact tells apart is numbered. A fact that all namesakes share says nothing and is
 * left out.
 */
export function tellApart(list: readonly Named[], numbers: Numbers = new Map()): readonly Difference[] {
  const facts = new Map<Named, string[]>(list.map((each) => [each, []]))
  const split = (alike: readonly Named[], at: number): void => {
    if (alike.length < 2 || alike.every((each) => at >= each.facts.length)) return
    const parts = groupBy(alike, (each) => each.facts[at] ?? '')
    for (const [fact, part] of parts) {
      if (parts.size > 1 && fact !== '') for (const each of part) facts.get(each)?.push(fact)
      split(part, at + 1)
    }
  }
  for (const alike of groupBy(list, ({ name }) => name).values()) split(alike, 0)

  const text = (each: Named) => [each.name, ...(facts.get(each) ?? [])].join('\n')
  const reading = groupBy(list, text)
  return list.map((each) => {
    const alike = text(each)
    const isAlone = reading.get(alike)?.length === 1 && !numbers.has(alike)
    return { facts: facts.get(each) ?? [], number: isAlone ? null : numberOf(numbers, alike, each.key) }
  })
}

/** `null` for the first, which needs no number while the others have one. */
function numberOf(numbers: Numbers, alike: string, key: string): number | null {
  const given = numbers.get(alike) ?? new Map<string, number>()
  numbers.set(alike, given)
  const number = given.get(key) ?? given.size + 1
  given.set(key, number)
  return number > 1 ? number : null
}

function groupBy<Item>(items: readonly Item[], by: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(by(item))
    if (group) group.push(item)
    else groups.set(by(item), [item])
  }
  return groups
}
