const QUIET_MS = 150
const LONGEST_MS = 2000

/**
 * Waits until nothing has changed on the page for a moment: what was loading is there, what was clicked has happened, what had to
 * be said is said. A page that never rests is looked at all the same.
 */
export function untilQuiet(root: Node): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      observer.disconnect()
      clearTimeout(quiet)
      clearTimeout(longest)
      resolve()
    }
    let quiet = setTimeout(finish, QUIET_MS)
    const longest = setTimeout(finish, LONGEST_MS)
    const observer = new MutationObserver(() => {
      clearTimeout(quiet)
      quiet = setTimeout(finish, QUIET_MS)
    })
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true })
  })
}
