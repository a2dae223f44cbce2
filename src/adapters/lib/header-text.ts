/** Longer than any real header; the rest is not read. */
const LONGEST_HEADER = 8192

/** A header as it is read, however long it is; empty where there is none. */
export function headerText(value: string | null): string {
  return value?.slice(0, LONGEST_HEADER).trim() ?? ''
}
