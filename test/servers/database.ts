import { readFileSync } from 'node:fs'
import { Pool } from 'pg'
import { inject } from 'vitest'

const connections = { host: inject('postgres'), user: 'postgres', max: 12 }

/** The text of a file beside the examples, or of a package. */
export const sqlOf = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8')

/** A new database with these statements run, and a way to be rid of its connections. */
export async function database(name: string, ...statements: readonly string[]): Promise<Pool> {
  const all = new Pool({ ...connections, database: 'postgres' })
  await all.query(`CREATE DATABASE ${name}`)
  await all.end()
  const pool = new Pool({ ...connections, database: name })
  for (const statement of statements) await pool.query(statement)
  return pool
}
