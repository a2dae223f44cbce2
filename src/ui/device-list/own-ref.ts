import { type ForwardedRef, type RefCallback, type RefObject, useCallback } from 'react'

/**
 * A ref for an element that this component looks at itself and that its caller wants too. The same function while the caller's
 * ref is the same: React calls a ref again only when it is another one.
 */
export function useOwnRef<Node>(own: RefObject<Node | null>, given: ForwardedRef<Node>): RefCallback<Node> {
  return useCallback(
    (node) => {
      put(own, node)
      if (typeof given !== 'function') {
        if (given) put(given, node)
        return
      }
      const cleanUp: unknown = given(node)
      // React 19 calls what a ref gives back instead of the ref with `null`.
      if (typeof cleanUp !== 'function') return
      return () => {
        put(own, null)
        cleanUp()
      }
    },
    [own, given],
  )
}

function put<Node>(ref: { current: Node | null }, node: Node | null): void {
  ref.current = node
}
