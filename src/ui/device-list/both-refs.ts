import { type Ref, type RefCallback, useCallback } from 'react'

type MaybeRef<Node> = Ref<Node> | undefined

/**
 * One ref for an element that two want: our component and its caller, or a part and the element that stands in for it. The same
 * function while the two refs are the same: React calls a ref again only when it is another one.
 */
export function useBothRefs<Node>(one: MaybeRef<Node>, other: MaybeRef<Node>): RefCallback<Node> {
  return useCallback(
    (node) => {
      const undoOne = put(one, node)
      const undoOther = put(other, node)
      // React 19 calls what a ref gives back instead of the ref with `null`. Older ones warn of it.
      if (!undoOne && !undoOther) return
      return () => {
        if (undoOne) undoOne()
        else put(one, null)
        if (undoOther) undoOther()
        else put(other, null)
      }
    },
    [one, other],
  )
}

/** Gives back what undoes it, where the ref says so. */
function put<Node>(ref: MaybeRef<Node>, node: Node | null): (() => void) | null {
  if (typeof ref === 'function') {
    const cleanUp: unknown = ref(node)
    return typeof cleanUp === 'function' ? () => cleanUp() : null
  }
  if (ref) ref.current = node
  return null
}
