import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { ensurePostgres, startPostgres } from '../../scripts/lib/postgres.mjs'
import { ensureInstalledIn } from '../../scripts/lib/project.mjs'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder with the socket of a PostgreSQL that was started for these tests. */
    postgres: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  ensureInstalledIn(fileURLToPath(new URL('.', import.meta.url)))
  const programs = ensurePostgres()
  if (programs === null)
    throw new Error(
      'These tests need PostgreSQL. Install it, or set POSTGRES_BIN to the folder of its programs, and try again.',
    )
  const { host, stop } = await startPostgres(programs)
  project.provide('postgres', host)
  return stop
}
