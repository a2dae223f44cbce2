import { isIPv4, isIPv6 } from 'node:net'

/**
 * An address with its end hidden: `203.0.113.***`, as docs.bio.re shows it, and for IPv6, of which it shows none, the
 * first 48 bits: `2001:db8:85a3:***`. `null` for what is no address.
 */
export function maskIp(ip: string | null): string | null {
  if (ip === null) return null
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1] ?? ip
  if (isIPv4(mapped)) return mapped.replace(/\d+$/, '***')
  const bare = mapped.replace(/%.*$/, '')
  if (!isIPv6(bare)) return null
  // The URL parser writes every address in one form: lower case, no leading zeros, no dotted end, and one `::` at most.
  const [head = '', tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::')
  const left = groupsOf(head)
  const right = groupsOf(tail ?? '')
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0')
  return [...[...left, ...zeros, ...right].slice(0, 3), '***'].join(':')
}

function groupsOf(part: string): readonly string[] {
  return part === '' ? [] : part.split(':')
}
