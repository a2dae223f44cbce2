import { type RefObject, useEffect } from 'react'
import { warnOnce } from '../../core/warn.ts'

/** A style sheet may come after the script that shows the list. */
const PAUSE_MS = 3000

/**
 * Tells the developer that `styles.css` did not reach the list. What it looks for is set by that file, or by whoever brings styles of
 * their own. Where nothing is laid out, as in jsdom, there is nothing to say.
 */
export function useStyleHint(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (process.env.NODE_ENV === 'production') return
    const timer = setTimeout(() => {
      const element = list.current
      if (!element || element.getBoundingClientRect().width === 0) return
      if (getComputedStyle(element).getPropertyValue('--device-list-size') !== '') return
      warnOnce(
        "The list has no styles. Import them once, import 'react-device-sessions/styles.css', or set --device-list-size where the styles are your own.",
        'docs/troubleshooting.md#no-styles',
      )
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [list])
}
