import { cloneElement, forwardRef, type HTMLAttributes, type ReactElement, type Ref, version } from 'react'
import { useBothRefs } from './both-refs.ts'

type Props = Readonly<Record<string, unknown>>

/** Ids, or names of classes, each once. */
function joinedWords(...texts: readonly unknown[]): string | undefined {
  const words = texts.flatMap((text) => (typeof text === 'string' ? text.split(/\s+/) : []))
  return [...new Set(words)].filter(Boolean).join(' ') || undefined
}

/** What a part and the element that stands in for it both say of one prop. */
function merged(name: string, ours: unknown, its: unknown): unknown {
  if (name === 'className' || name === 'aria-describedby') return joinedWords(ours, its)
  if (name === 'style') return Object.assign({}, ours, its)
  if (!/^on[A-Z]/.test(name) || typeof ours !== 'function') return its
  if (typeof its !== 'function') return ours
  return (...args: readonly unknown[]) => {
    const answer: unknown = its(...args)
    ours(...args)
    return answer
  }
}

/** The ref that an element was given: React 18 keeps it beside the props, React 19 among them, and each warns of the other. */
function refOf(element: ReactElement<Props>): Ref<HTMLElement> | undefined {
  const holder: object = Number.parseInt(version) >= 19 ? element.props : element
  const ref: unknown = 'ref' in holder ? holder.ref : null
  return isRef(ref) ? ref : undefined
}

const isRef = (ref: unknown): ref is Ref<HTMLElement> =>
  typeof ref === 'function' || (typeof ref === 'object' && ref !== null && 'current' in ref)

interface SlotProps extends HTMLAttributes<HTMLElement> {
  readonly element: ReactElement<Props>
}

/** The given element, with a part's props and ref: classes, styles and descriptions are joined, handlers called both, its own first, and its own word counts for anything else. */
export const Slot = forwardRef<HTMLElement, SlotProps>(function Slot({ element, ...ours }, ref) {
  const joinedRef = useBothRefs(refOf(element), ref)
  const props: Record<string, unknown> = { ...ours, ...element.props, ref: joinedRef }
  const both = Object.entries(ours).filter(([name]) => name in element.props)
  for (const [name, its] of both) props[name] = merged(name, its, element.props[name])
  return cloneElement(element, props)
})
