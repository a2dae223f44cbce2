import {
  cloneElement,
  createElement,
  type ForwardRefExoticComponent,
  Fragment,
  forwardRef,
  type HTMLAttributes,
  isValidElement,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
} from 'react'
import { textElement } from '../texts/text-element.ts'
import { Slot } from './slot.ts'

/** What a part brings along: attributes and children. The props given where it is placed come after, and win. */
export type OwnProps = HTMLAttributes<HTMLElement> & { readonly [attribute: `data-${string}`]: string }

/** What every part takes besides the props of its element. */
export interface RenderProp {
  /**
   * An element to be instead of ours: `<DeviceListSignOut render={<Button size="sm" />} />`. It gets the part's props, ref and
   * children; classes and styles are joined, event handlers called both, its own first, and its own children stay.
   */
  readonly render?: ReactElement<{ readonly children?: ReactNode }> | undefined
}

type Tag = 'div' | 'span' | 'p' | 'bdi' | 'header' | 'footer'
type PartOf<Name extends Tag> = ForwardRefExoticComponent<
  HTMLAttributes<HTMLElementTagNameMap[Name]> & RenderProp & RefAttributes<HTMLElementTagNameMap[Name]>
>

const nothingOwn = (): OwnProps => ({})

interface PartElementProps extends HTMLAttributes<HTMLElement>, RenderProp {
  readonly as: string
  /** `kept`: what it says stands below the content of an element that stands in for it. No arrangement leaves out an error. */
  readonly ours?: 'kept'
}

/** The one element of a part, or the one that stands in for it. */
export const PartElement = forwardRef<HTMLElement, PartElementProps>(function PartElement(
  { as, render, ours, children, ...props },
  ref,
) {
  if (!render) return createElement(as, { ...props, ref }, children)
  // What is no element has no props to merge, and React's own message names neither the part nor the prop.
  if (!isValidElement(render)) throw new Error('react-device-sessions: `render` takes one element: render={<Button />}')
  const { children: its } = render.props
  const both = ours === 'kept' ? createElement(Fragment, null, its, children) : (its ?? textElement(children))
  const element = cloneElement(render, undefined, both)
  return createElement(Slot, { ...props, element, ref })
})

/**
 * A part that is one element: it carries our attribute, takes every prop, a ref and children, and shows what `useOwn` says
 * by default. With `null` it renders nothing.
 */
export function part<Name extends Tag>(
  tag: Name,
  name: string,
  useOwn: () => OwnProps | null = nothingOwn,
): PartOf<Name> {
  type Node = HTMLElementTagNameMap[Name]
  return forwardRef<Node, HTMLAttributes<Node> & RenderProp>(function Part({ render, ...props }, ref) {
    const own = useOwn()
    if (own === null) return null
    return createElement(PartElement, { as: tag, [`data-device-list-${name}`]: '', ...own, ...props, render, ref })
  })
}
