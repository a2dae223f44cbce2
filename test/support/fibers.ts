/** React's own record of an element. It is not public, and the same from React 18 to 19. */
interface Fiber {
  readonly type: unknown
  readonly child: Fiber | null
  readonly sibling: Fiber | null
}

const isFiber = (value: unknown): value is Fiber => typeof value === 'object' && value !== null && 'child' in value

/** The components that React keeps below an element, by name. */
export function fibersOf(element: Element): { readonly components: readonly string[] } {
  const key = Object.keys(element).find((name) => name.startsWith('__reactFiber$'))
  const fiber: unknown = key === undefined ? null : Reflect.get(element, key)
  if (!isFiber(fiber)) throw new Error('React has not made this element.')
  return { components: below(fiber) }
}

function below({ child }: Fiber): readonly string[] {
  const names: string[] = []
  for (let each = child; each; each = each.sibling) {
    if (typeof each.type !== 'string' && each.type !== null && typeof each.type !== 'symbol')
      names.push(nameOf(each.type))
    names.push(...below(each))
  }
  return names
}

const nameOf = (type: unknown) => (typeof type === 'function' ? type.name : 'forwardRef, memo or context')
