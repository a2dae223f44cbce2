// Before anything else of the page: what it complains of is kept from its first moment.

const kept: string[] = []

const say = (text: unknown): void => void kept.push(String(text).slice(0, 400))

addEventListener('error', ({ message }) => say(message))
addEventListener('unhandledrejection', ({ reason }) => say(`unhandled: ${reason}`))
addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) =>
  say(`policy: ${effectiveDirective} ${blockedURI} ${sourceFile}`),
)
for (const level of ['error', 'warn'] as const) {
  const own = console[level].bind(console)
  console[level] = (...all: unknown[]) => {
    say(all.map(String).join(' '))
    own(...all)
  }
}

/** What the page has complained of since it was opened. */
export const complaints = (): readonly string[] => kept
