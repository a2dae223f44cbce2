import { createPortal } from 'react-dom'

const stylesOf = (from) =>
  [...from.querySelectorAll('link[rel="stylesheet"], style')].map((node) => node.cloneNode(true))

const asItIs = (page) => page

/** Where on the page the application stands: an element to render into, and what becomes of what is rendered. */
export function placeFor(place, root) {
  if (place === 'shadow') {
    const shadow = root.attachShadow({ mode: 'open' })
    const element = document.createElement('div')
    shadow.append(...stylesOf(document), element)
    return { element, wrap: asItIs }
  }
  if (place === 'frame') {
    const frame = document.createElement('iframe')
    frame.title = 'Settings'
    frame.style.cssText = 'inline-size: 100%; block-size: 640px; border: 0'
    const after = document.createElement('button')
    after.textContent = 'After the frame'
    const hidden = document.createElement('div')
    root.append(frame, after, hidden)
    const inside = frame.contentDocument
    inside.documentElement.lang = 'en'
    inside.head.append(...stylesOf(document))
    return { element: hidden, wrap: (page) => createPortal(page, inside.body) }
  }
  return { element: root, wrap: asItIs }
}
