import { useSyncExternalStore } from 'react'
import { loadOnce } from '../../core/load-once.ts'
import { whenIdle } from '../../core/when-idle.ts'
import type * as afterClickRoom from '../after-click/index.ts'
import { addEnglish } from '../texts/english.ts'

/**
 * What comes after the click: what asks, words outcomes, and asks for proof. It is a file of its own, so that a list is read and
 * shown before it is fetched.
 */
export type AfterClick = typeof afterClickRoom

let code: AfterClick | null = null
const listeners = new Set<() => void>()

/** Fetches it. Rejects where it cannot be had: offline, or when a new deployment took it away. */
export const loadAfterClick = loadOnce(async (): Promise<AfterClick> => {
  code = await import('../after-click/index.ts')
  addEnglish(code.english)
  for (const listener of listeners) listener()
  return code
})

/** Fetches it where it can be had. Where it cannot, the click says so. */
export function fetchAfterClick(): void {
  loadAfterClick().catch(() => {})
}

/** Fetches it as soon as the page has nothing else to do. */
export const fetchAfterClickWhenIdle = () => whenIdle(fetchAfterClick)

/** What is there already; `null` before it is loaded. */
export const afterClick = () => code

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Renders when it is loaded. */
export const useAfterClick = () => useSyncExternalStore(subscribe, afterClick, onServer)
const onServer = () => null
