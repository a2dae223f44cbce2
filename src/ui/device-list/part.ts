import {
  createElement,
  type ForwardRefExoticComponent,
  forwardRef,
  type HTMLAttributes,
  type RefAttributes,
} from 'react'

/** What a part brings along: attributes and children. The props of whoever places it come after, and win. */
export type OwnProps = HTMLAttributes<HTMLElement> & { readonly [attribute: `data-${string}`]: string }

type Tag = 'div' | 'span' | 'p' | 'bdi' | 'header' | 'footer'
type PartOf<Name extends Tag> = ForwardRefExoticComponent<
  HTMLAttributes<HTMLElementTagNameMap[Name]> & RefAttributes<HTMLElementTagNameMap[Name]>
>

const nothingOwn = (): OwnProps => ({})

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
  return forwardRef<Node, HTMLAttributes<Node>>(function Part(props, ref) {
    const own = useOwn()
    if (own === null) return null
    return createElement<HTMLAttributes<Node>, Node>(tag, {
      [`data-device-list-${name}`]: '',
      ...own,
      ...props,
      ref,
    })
  })
}
