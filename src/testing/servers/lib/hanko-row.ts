import { activeAt, beganAt, iso, userAgent } from './fixtures.ts'

/** A session as Hanko's profile has it. `expires_at` is there only where sessions are set to end. */
export interface HankoRow {
  readonly id: string
  readonly created_at: string
  readonly last_used: string
  readonly current: boolean
  readonly user_agent: string
  readonly user_agent_raw?: string
  readonly ip_address?: string
  readonly expires_at?: string
}

/** The third is a session of which the server knows nothing; its short name is then made of nothing. */
export function hankoRow(id: string, index: number): HankoRow {
  return {
    id,
    created_at: iso(beganAt(index)).replace('.000Z', '.123456789Z'),
    last_used: iso(activeAt(index)),
    current: index === 0,
    ...(index % 3 === 2
      ? { user_agent: ' ()' }
      : { user_agent: 'Linux (Firefox)', user_agent_raw: userAgent(index), ip_address: '203.0.113.5' }),
    ...(index === 0 && { expires_at: '2026-12-18T10:00:00Z' }),
  }
}
