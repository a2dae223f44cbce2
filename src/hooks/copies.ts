import { warnOnce } from '../core/warn.ts'

/** Where each copy of this package on a page finds what the others left. For development alone. */
const KEY = Symbol.for('react-device-sessions:copies')

interface Copies {
  /** The contexts of providers that are rendered, and of those on the page. */
  readonly rendered: Set<unknown>
  /** Those of the providers that are on the page now. */
  readonly mounted: unknown[]
}

const isCopies = (value: unknown): value is Copies =>
  typeof value === 'object' && value !== null && 'rendered' in value && 'mounted' in value

function copies(): Copies {
  const known: unknown = Reflect.get(globalThis, KEY)
  if (isCopies(known)) return known
  const first: Copies = { rendered: new Set(), mounted: [] }
  Reflect.set(globalThis, KEY, first)
  return first
}

/** Notes that a provider of this copy is rendered: a hook of another copy below it finds none, and then says why. */
export function noteRendered(context: object): void {
  copies().rendered.add(context)
}

/** True where a provider of another copy of this package was rendered. */
export function hasOtherCopy(context: object): boolean {
  return [...copies().rendered].some((other) => other !== context)
}

/** Notes that a provider is on the page, and warns where one of another copy is. Returns a function that undoes it. */
export function noteMounted(context: object): () => void {
  const { rendered, mounted } = copies()
  rendered.add(context)
  mounted.push(context)
  if (mounted.some((other) => other !== context))
    warnOnce(
      'Two copies of this package are on the page, and neither sees what the other shows or ends. Let the bundler find one: a single version in the lock file, and no mix of import and require.',
      'docs/troubleshooting.md#two-copies',
    )
  return () => {
    mounted.splice(mounted.indexOf(context), 1)
    if (!mounted.includes(context)) rendered.delete(context)
  }
}
