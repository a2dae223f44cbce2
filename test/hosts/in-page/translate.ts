// What Google Translate does to a page: every text node is taken out, and what stands in its place is two elements with another text
// in them. It goes on with whatever the page writes afterwards, be it a new node or new text in one that it knows.

const isOurs = (node: Node): boolean => node.parentElement?.matches('font font') ?? false

function translate(node: Node): void {
  if (node instanceof Element && /^(SCRIPT|STYLE|CODE|TEXTAREA)$/i.test(node.nodeName)) return
  if (node instanceof Text) {
    if (!node.data.trim() || isOurs(node)) return
    const outer = document.createElement('font')
    const inner = document.createElement('font')
    outer.style.verticalAlign = inner.style.verticalAlign = 'inherit'
    inner.textContent = `⟦${node.data}⟧`
    outer.append(inner)
    node.replaceWith(outer)
    return
  }
  for (const child of Array.from(node.childNodes)) translate(child)
}

/** Begins to translate the page, and goes on for as long as it is open. */
export function translatePage(): void {
  document.documentElement.classList.add('translated-ltr')
  document.documentElement.lang = 'xx'
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes, target, type } of changes)
      if (type === 'characterData') translate(target)
      else for (const node of addedNodes) translate(node)
  })
  translate(document.body)
  observer.observe(document.body, { subtree: true, childList: true, characterData: true })
}
