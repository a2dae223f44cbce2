/** Gives `size` unguessable bytes. */
export type RandomBytes = (size: number) => Uint8Array

/** A random UUID (RFC 9562, version 4), in lower case. */
export function uuid(randomBytes: RandomBytes): string {
  const bytes = Buffer.from(randomBytes(16))
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** True for the form of a UUID of any version, in either case. */
export function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
}

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz'

/** An id like Prelude's `ses_01jqebhswje1ka1z7ahr9rfsgt`: 48 bits of time, 80 random bits, in Crockford's base 32. */
export function prefixedId(prefix: 'ses' | 'usr', now: number, randomBytes: RandomBytes): string {
  const random = BigInt(`0x${Buffer.from(randomBytes(10)).toString('hex')}`)
  let rest = (BigInt(now) << 80n) | random
  let text = ''
  for (let digit = 0; digit < 26; digit += 1) {
    text = CROCKFORD.charAt(Number(rest & 31n)) + text
    rest >>= 5n
  }
  return `${prefix}_${text}`
}
