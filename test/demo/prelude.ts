import { decodeJwt } from 'jose'
import { expect } from 'vitest'
import { fields, listOf, type SignedInClient } from './client.ts'

type Rows = readonly Record<string, unknown>[]

/** One page of Prelude's list, as its rows. */
export async function preludeList(client: SignedInClient, query = '?limit=50'): Promise<Rows> {
  const response = await client.call('GET', `/v1/session/me/list${query}`)
  expect(response.status).toBe(200)
  return listOf((await fields(response))['sessions'])
}

/** Asks Prelude to revoke. */
export function preludeRevoke(client: SignedInClient, query: string): Promise<Response> {
  return client.call('POST', `/v1/session/me/revoke${query}`)
}

/** The session that an access token names. */
export function sidOf(client: SignedInClient): string {
  return String(decodeJwt(client.getAccessToken() ?? '')['sid'])
}

/** Status and body of an answer. */
export async function answerOf(response: Response): Promise<[number, unknown]> {
  return [response.status, await response.json()]
}
