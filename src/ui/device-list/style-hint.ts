import { warnOnce } from '../../core/warn.ts'

/** A style sheet may come after the script that shows the list. */
const PAUSE_MS = 3000

/** One for the page: the list that came last is looked at, unless one has gone since. */
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * A ref, for development: tells the developer that `styles.css` did not reach the list around this element. What it looks for is set by that file, or
 * by an application that brings its own styles. Where nothing is laid out, as in jsdom, there is nothing to say.
 */
export function styleHint(inside: HTMLElement | null): void {
  clearTimeout(timer)
  const around = inside?.closest('[data-device-list]')
  if (!around) return
  // A weak reference, so that the timer does not keep a removed list in memory.
  const shown = new WeakRef(around)
  timer = setTimeout(() => {
    const list = shown.deref()
    if (!list?.isConnected || list.getBoundingClientRect().width === 0) return
    if (getComputedStyle(list).getPropertyValue('--device-list-size') !== '') return
    warnOnce(
      "The list has no styles. Import them once, import 'react-device-sessions/styles.css', or set --device-list-size where the styles are your own.",
      'docs/troubleshooting.md#no-styles',
    )
  }, PAUSE_MS)
}
