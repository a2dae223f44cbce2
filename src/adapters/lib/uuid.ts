/** True for a UUID of any version. An id that must be one can never be a word of the server's own routes. */
export function isUuid(id: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)
}
