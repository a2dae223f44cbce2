/**
 * A path as it may be kept or logged: 300 characters at most, and without anything as long as a token, should a mistaken
 * client have put one there. Ids (36 characters at most) stay.
 */
export function safePath(path: string): string {
  return path.replace(/[\w.~-]{40,}/g, '***').slice(0, 300)
}
