/**
 * An address with its end hidden: `203.0.113.***`, and of IPv6 the first 48 bits, `2001:db8:85a3:***`. `null` for what is no address.
 */
export function maskIp(ip: string | null | undefined): string | null {
  const bare = (ip ?? '').trim().replace(/%.*$/, '')
  const v4 = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/i.exec(bare)?.[1]
  if (v4 !== undefined) return v4.split('.').every((part) => Number(part) < 256) ? `${v4}.***` : null
  const groups = groupsOf(bare)
  return groups && [...groups.slice(0, 3), '***'].join(':')
}

/** The URL parser writes an IPv6 address in one form: lower case, no leading zeros, one `::` at most. */
function groupsOf(address: string): readonly string[] | null {
  if (!/^[\da-f:.]*:[\da-f:.]*$/i.test(address)) return null
  try {
    const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
    const [left, right] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':')))
    const missing = 8 - (left?.length ?? 0) - (right?.length ?? 0)
    return [...(left ?? []), ...Array.from({ length: missing }, () => '0'), ...(right ?? [])]
  } catch {
    return null
  }
}
