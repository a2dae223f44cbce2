declare global {
  var heardSoFar: string[] | undefined
}

/** A page, whatever drives its browser. */
interface AnyPage {
  evaluate<T>(inThePage: () => T | Promise<T>): Promise<T>
}

/**
 * Listens as a screen reader would, from now on: to whatever is added to a live region, less what is hidden from assistive
 * technology. Answers how to read what was heard, one text per event.
 */
export async function listen(page: AnyPage): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const live = '[aria-live="polite"], [aria-live="assertive"], [role="status"], [role="alert"], [role="log"], output'
    const heard: string[] = (globalThis.heardSoFar = [])
    const wordsOf = (node: Node): string => {
      if (node instanceof Element && node.closest('[aria-hidden="true"]')) return ''
      return node instanceof Text ? node.data : [...node.childNodes].map(wordsOf).join('')
    }
    const observer = new MutationObserver((records) => {
      for (const { addedNodes, target, type } of records) {
        for (const node of type === 'characterData' ? [target] : addedNodes) {
          const region = (node instanceof Element ? node : node.parentElement)?.closest(live)
          const words = region?.closest('[aria-hidden="true"]') === null ? wordsOf(node).trim() : ''
          if (words !== '') heard.push(words)
        }
      }
    })
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  const heard = () => page.evaluate(() => globalThis.heardSoFar ?? [])
  // On a busy machine a first load is slow enough to be announced, and that may be heard after the rows are seen.
  const aboutTheLoad = /^(?:Loading your devices…|\d+ devices? (?:is|are) listed\.)$/
  return async () => (await heard()).filter((words) => !aboutTheLoad.test(words))
}
