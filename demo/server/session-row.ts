import { number, numberOrNull, type Row, text, textOrNull } from './database.ts'

/** One row of `Session`: one refresh token. A session is the row of its family that is neither rotated nor revoked. */
export interface SessionRow {
  /** bio.re's id, a UUID: new on each refresh. */
  readonly id: string
  /** Prelude's id, `ses_…`: stays for as long as the session lives. */
  readonly familyId: string
  readonly userId: string
  readonly userAgent: string | null
  readonly ip: string | null
  /** ISO 3166-1 alpha-2, only where it was told. */
  readonly countryCode: string | null
  readonly createdAt: number
  readonly lastActiveAt: number
  readonly expiresAt: number
  /** When its token was exchanged for the next row's. */
  readonly rotatedAt: number | null
  readonly revokedAt: number | null
}

/** Reads a row; the hash of the token stays behind. */
export function sessionRow(row: Row): SessionRow {
  return {
    id: text(row, 'id'),
    familyId: text(row, 'familyId'),
    userId: text(row, 'userId'),
    userAgent: textOrNull(row, 'userAgent'),
    ip: textOrNull(row, 'ip'),
    countryCode: textOrNull(row, 'countryCode'),
    createdAt: number(row, 'createdAt'),
    lastActiveAt: number(row, 'lastActiveAt'),
    expiresAt: number(row, 'expiresAt'),
    rotatedAt: numberOrNull(row, 'rotatedAt'),
    revokedAt: numberOrNull(row, 'revokedAt'),
  }
}
