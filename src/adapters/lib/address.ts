/** An IPv4 address that is mapped into IPv6, as servers on a dual stack see it: `::ffff:203.0.113.7`, `::ffff:cb00:7107`. */
const mapped =
  /^(?:::|(?:0{1,4}:){5})ffff:(?:(?<dotted>\d{1,3}(?:\.[\dx*]{1,3}){3})|(?<high>[\da-f]{1,4}):(?<low>[\da-f]{1,4}))$/i

/** The address as people know it: IPv4 plainly, everything else as it came. */
export function plainAddress(address: string): string {
  const { dotted, high, low } = mapped.exec(address)?.groups ?? {}
  if (dotted !== undefined) return dotted
  if (high === undefined || low === undefined) return address
  return [high, low].flatMap((group) => bytesOf(Number.parseInt(group, 16))).join('.')
}

const bytesOf = (group: number): readonly number[] => [group >> 8, group & 255]
