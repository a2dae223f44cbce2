import { createElement, Fragment, type ReactNode } from 'react'
import { textElement } from './text-element.ts'
import type { TextKey, TextValues, Translate } from './text-key.ts'

const SLOT = /\uE002(\w+)\uE003/

/**
 * A text with elements in its placeholders, e.g. a `<time>` or a `<bdi>`, wherever the language puts them:
 * `textWithSlots(t, 'row.last_active', { time: <SessionTime … /> })`.
 */
export function textWithSlots(
  t: Translate,
  key: TextKey,
  slots: Readonly<Record<string, ReactNode>>,
  values: TextValues = {},
): ReactNode {
  const markers = Object.fromEntries(Object.keys(slots).map((name) => [name, `\uE002${name}\uE003`]))
  // Splitting at a group keeps it: every second part is a slot's name.
  const parts = t(key, { ...values, ...markers })
    .split(SLOT)
    .map((part, index) => textElement(index % 2 === 1 ? slots[part] : part || null))
  return createElement(Fragment, null, ...parts)
}
