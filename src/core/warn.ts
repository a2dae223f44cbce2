const said = new Set<string>()

/** A page of this project, and the place on it. */
export type DocsPage = `docs/${string}.md${'' | `#${string}`}`

/**
 * Tells the developer something once, and which page says more. Call it inside `if (process.env.NODE_ENV !== 'production')`, written
 * out: bundlers replace exactly that, and leave the call and its words out of what users load.
 */
export function warnOnce(text: string, page: DocsPage): void {
  if (said.has(text)) return
  said.add(text)
  // oxlint-disable-next-line no-console -- a hint for the developer, in development only
  console.warn(`react-device-sessions: ${text} See ${page}.`)
}
