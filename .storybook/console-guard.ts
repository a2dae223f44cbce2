/* oxlint-disable no-console -- it listens to the console */
const methods = ['error', 'warn'] as const
const heard: string[] = []

/** Listens to the console until the returned function is called. */
export function guardConsole(): () => void {
  heard.length = 0
  const originals = methods.map((method) => [method, console[method]] as const)
  for (const [method, original] of originals) {
    console[method] = (...args: unknown[]) => {
      heard.push(`console.${method}: ${args.map(String).join(' ')}`)
      original(...args)
    }
  }
  return () => {
    for (const [method, original] of originals) console[method] = original
  }
}

/** Throws when something was warned of: a story that does so has failed. */
export function failOnWarnings(): void {
  if (heard.length > 0) throw new Error(heard.join('\n'))
}
