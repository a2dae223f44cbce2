import { vi } from 'vitest'

/**
 * Runs something where parts of `Intl` are missing or replaced, with modules loaded anew: they keep the formatters they made.
 */
export async function withIntl<Result>(parts: Record<string, unknown>, run: () => Promise<Result>): Promise<Result> {
  const changed: object = Object.create(Intl)
  for (const [name, value] of Object.entries(parts)) Object.defineProperty(changed, name, { value })
  vi.stubGlobal('Intl', changed)
  vi.resetModules()
  try {
    return await run()
  } finally {
    vi.unstubAllGlobals()
    vi.resetModules()
  }
}
