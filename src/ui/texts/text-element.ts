import { createElement, type ReactNode } from 'react'

/**
 * A text as an element, for a place where something may stand beside it; anything else as it is. A browser that translates the
 * page replaces text nodes, and React then fails on the ones it knew. It sets the only text of an element as a whole.
 */
export function textElement(node: ReactNode): Exclude<ReactNode, string | number | bigint> {
  return typeof node === 'string' || typeof node === 'number' || typeof node === 'bigint'
    ? createElement('span', null, node)
    : node
}
