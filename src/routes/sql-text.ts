import type { SqlSessionStoreOptions } from './sql-session-store.ts'

/** The statements of a store. `$1` is always the user. */
export interface SqlText {
  /** `$2`: the id. */
  readonly find: string
  /** `$2`: the id before the page, or nothing. `$3`: how many. */
  readonly page: string
  readonly count: string
  /** `$2`: the ids, as JSON: drivers do not agree on arrays. Answers a row for each that was ended, like the next two. */
  readonly end: string
  /** `$2`: the id to spare. */
  readonly endOthers: string
  readonly endAll: string
}

/**
 * Ids are compared as texts, so that a text which is no UUID names nothing instead of failing; and byte by byte, in the order in which
 * they are listed.
 */
export function postgresText(options: SqlSessionStoreOptions): SqlText {
  const { table, mine, fields, ending } = partsOf(options, '$1')
  const id = `(${options.id})::text COLLATE "C"`
  // The locks are taken in one order, all of them before anything is ended, so that two such statements wait for each other instead of
  // failing. What has ended meanwhile is no longer among them.
  const held = (which = '') =>
    `WITH held AS MATERIALIZED (SELECT ${id} AS id FROM ${table} WHERE ${mine}${which} ORDER BY 1 FOR UPDATE) ${ending}`
  return {
    ...reads({ table, mine, fields, id }, ['$2', '$3']),
    end: `${held(` AND ${id} IN (SELECT json_array_elements_text($2::json))`)}
      WHERE ${mine} AND ${id} IN (SELECT id FROM held) RETURNING 1 AS ended`,
    // The session that asks is locked too: if it was ended meanwhile, no other ends. A row without a handle is one of the others.
    endOthers: `${held()} WHERE ${mine} AND ${id} IS DISTINCT FROM $2
      AND (SELECT count(*) FILTER (WHERE id = $2) FROM held) = 1 RETURNING 1 AS ended`,
    endAll: `${held()} WHERE ${mine} AND (SELECT count(*) FROM held) > 0 RETURNING 1 AS ended`,
  }
}

/** SQLite has one writer at a time: each statement stands alone. */
export function sqliteText(options: SqlSessionStoreOptions): SqlText {
  const { table, mine, fields, ending } = partsOf(options, '$1')
  const id = `CAST(${options.id} AS TEXT)`
  return {
    ...reads({ table, mine, fields, id }, ['$2', '$3']),
    end: `${ending} WHERE ${mine} AND ${id} IN (SELECT value FROM json_each($2)) RETURNING 1 AS ended`,
    endOthers: `${ending} WHERE ${mine} AND ${id} IS NOT $2
      AND EXISTS (SELECT 1 FROM ${table} WHERE ${mine} AND ${id} = $2) RETURNING 1 AS ended`,
    endAll: `${ending} WHERE ${mine} RETURNING 1 AS ended`,
  }
}

/** Drivers of SQLite do not agree on numbered parameters either: each becomes a `?`, with its value once more where it is meant again. */
export function withoutNumbers<Value>(
  sql: string,
  values: readonly Value[],
): { sql: string; values: readonly Value[] } {
  const inOrder = [...sql.matchAll(/\$([123])/g)].flatMap(([, number]) =>
    values.slice(Number(number) - 1, Number(number)),
  )
  return { sql: sql.replaceAll(/\$[123]/g, '?'), values: inOrder }
}

interface Parts {
  readonly table: string
  /** The sessions of the user that are alive. */
  readonly mine: string
  readonly fields: string
  readonly ending: string
}

function partsOf({ table, userId, alive, end, columns = {} }: SqlSessionStoreOptions, user: string): Parts {
  return {
    table,
    mine: `(${userId}) = ${user} AND (${alive})`,
    fields: Object.entries(columns)
      .map(([field, expression]) => `, ${expression} AS "${field}"`)
      .join(''),
    ending: end === 'delete' ? `DELETE FROM ${table}` : `UPDATE ${table} SET ${end}`,
  }
}

function reads(
  { table, mine, fields, id }: Omit<Parts, 'ending'> & { readonly id: string },
  [second, third]: readonly [string, string],
): Pick<SqlText, 'find' | 'page' | 'count'> {
  return {
    find: `SELECT ${id} AS id${fields} FROM ${table} WHERE ${mine} AND ${id} = ${second}`,
    page: `SELECT ${id} AS id${fields} FROM ${table} WHERE ${mine} AND ${id} > ${second} ORDER BY 1 LIMIT ${third}`,
    count: `SELECT count(*) AS total FROM ${table} WHERE ${mine}`,
  }
}
