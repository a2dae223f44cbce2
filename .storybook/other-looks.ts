import { useSyncExternalStore } from 'react'

/** What the toolbar sets; all of it, or some of it instead of what a story asks for. */
export interface Look {
  readonly language: string
  readonly direction: string
  readonly theme: string
}

let instead: Partial<Look> = {}
const listeners = new Set<() => void>()

/** Shows the story that is on screen in another look, as it stands: nothing is clicked again. `{}`: as the story asks for. */
export function lookInstead(look: Partial<Look>): void {
  instead = look
  for (const listener of listeners) listener()
}

/** The look of the page: the toolbar's, unless a test wants to see another one. */
export function useLook(look: Look): Look {
  const other = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => instead,
  )
  return { ...look, ...other }
}
