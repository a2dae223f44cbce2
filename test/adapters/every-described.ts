import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Described } from './described.ts'

const folder = fileURLToPath(new URL('described/', import.meta.url))

/** What there is a file for, by the name of the adapter. */
export const everyDescribed: ReadonlyMap<string, Described> = new Map(
  await Promise.all(
    readdirSync(folder).map(async (file): Promise<[string, Described]> => {
      const module: { readonly described: Described } = await import(folder + file)
      return [file.replace(/\.ts$/, ''), module.described]
    }),
  ),
)
