import { expect } from 'vitest'
import { fields, fieldsOf, listOf, type SignedInClient } from './client.ts'

type Rows = readonly Record<string, unknown>[]

/** bio.re's list, as its rows. */
export async function bioreList(client: SignedInClient): Promise<Rows> {
  const response = await client.call('GET', '/api/v1/auth/sessions')
  expect(response.status).toBe(200)
  return listOf(fieldsOf((await fields(response))['data'])['sessions'])
}

/** The id of the row that is marked as current, or of the only one that is not. */
export async function bioreId(client: SignedInClient, which: 'current' | 'other'): Promise<string> {
  const rows = (await bioreList(client)).filter((row) => row['isCurrent'] === (which === 'current'))
  expect(rows).toHaveLength(1)
  return String(rows[0]?.['id'])
}

/** Status and error code of an answer in bio.re's envelope. */
export async function bioreFailure(response: Response): Promise<[number, unknown]> {
  const body = await fields(response)
  expect(body['success']).toBe(false)
  return [response.status, fieldsOf(body['error'])['code']]
}

/** The entries of the user's audit log, the newest first. */
export async function auditOf(client: SignedInClient): Promise<Rows> {
  return listOf((await fields(await client.call('GET', '/demo/audit')))['entries'])
}
