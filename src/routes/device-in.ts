import type { SqlColumns } from './sql-session-store.ts'

/**
 * The columns of a device that was stored as the JSON of `describeSignIn`: `deviceIn("device")`, or `deviceIn("sess->'device'")` for
 * a part of one. A session without it is listed as an unknown device.
 */
export function deviceIn(json: string): SqlColumns {
  return {
    userAgent: `(${json})->>'userAgent'`,
    clientHints: `(${json})->'clientHints'`,
    deviceType: `(${json})->>'deviceType'`,
    model: `(${json})->>'model'`,
    ip: `(${json})->>'ip'`,
    createdAt: `(${json})->>'createdAt'`,
  }
}
