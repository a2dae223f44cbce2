/**
 * Does to a page what a browser's translation does: each text node that says something makes place for an element with the text in it, as they come
 * and as they change. The words stay, so that a test finds them. Gives back what ends it.
 */
export function translatePage(page: Node): () => void {
  const observer = new MutationObserver(translate)
  function translate(): void {
    for (const text of textsIn(page)) {
      const inner = Object.assign(document.createElement('font'), { textContent: text.data })
      const outer = document.createElement('font')
      outer.append(inner)
      text.replaceWith(outer)
    }
    // What the translation itself does is no news.
    observer.takeRecords()
  }
  translate()
  observer.observe(page, { childList: true, characterData: true, subtree: true })
  return () => observer.disconnect()
}

function textsIn(page: Node): readonly Text[] {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) {
    const { currentNode } = walker
    const parent = currentNode.parentElement
    if (
      currentNode instanceof Text &&
      currentNode.data.trim() !== '' &&
      parent &&
      !parent.closest('font, style, script, [translate=no]')
    )
      texts.push(currentNode)
  }
  return texts
}
