/* oxlint-disable no-console -- it listens to the console */
const methods = ['error', 'warn'] as const
const heard: string[] = []

/** Listens to the console until the returned function is called. `warnsOf`: part of the warning that a story is about. */
export function guardConsole(warnsOf?: string): () => void {
  heard.length = 0
  const originals = methods.map((method) => [method, console[method]] as const)
  for (const [method, original] of originals) {
    console[method] = (...args: unknown[]) => {
      const line = args.map(String).join(' ')
      if (warnsOf === undefined || !line.includes(warnsOf)) heard.push(`console.${method}: ${line}`)
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
