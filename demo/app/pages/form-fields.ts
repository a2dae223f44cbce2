/** The servers' own bounds; Better Auth has the smaller maximum. */
export const PASSWORD_LENGTH = { least: 8, most: 128 } as const

/** A field of a form as text; empty when there is none of that name. */
export function textIn(fields: FormData, name: string): string {
  const value = fields.get(name)
  return typeof value === 'string' ? value : ''
}
