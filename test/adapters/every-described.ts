import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Described } from './described.ts'

// Not by `URL`: in a test with a DOM that is the one of jsdom, which Node’s functions do not take.
const folder = `${path.resolve('test/adapters/described')}/`

/** What there is a file for, by the name of the adapter. */
export const everyDescribed: ReadonlyMap<string, Described> = new Map(
  await Promise.all(
    readdirSync(folder).map(async (file): Promise<[string, Described]> => {
      const module: { readonly described: Described } = await import(folder + file)
      return [file.replace(/\.ts$/, ''), module.described]
    }),
  ),
)
