/** An IP address as a number of so many bits. */
export interface IpAddress {
  readonly bits: 32 | 128
  readonly value: bigint
}

/** Reads an address. One of IPv4 that is written as one of IPv6 is one of IPv4. */
export function readAddress(text: string): IpAddress | undefined {
  if (/^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(text)) {
    const parts = text.split('.').map(BigInt)
    return parts.some((part) => part > 255n) ? undefined : { bits: 32, value: joined(parts, 8n) }
  }
  if (!/^[\da-f:.]+$/i.test(text)) return undefined
  const [before, after] = URL.parse(`http://[${text}]`)?.hostname.slice(1, -1).split('::') ?? []
  if (before === undefined) return undefined
  const [left, right] = [words(before), words(after ?? '')]
  const zeros = Array<bigint>(8 - left.length - right.length).fill(0n)
  const value = joined([...left, ...zeros, ...right], 16n)
  return value >> 32n === 0xffffn ? { bits: 32, value: value & 0xffff_ffffn } : { bits: 128, value }
}

/** Whether an address is in a range such as `192.0.2.0/24` or `2001:db8::/32`, or is the one that is meant. */
export function isWithin({ bits, value }: IpAddress, range: string): boolean {
  const [text = '', length, ...more] = range.split('/')
  const first = readAddress(text)
  const size = length === undefined ? first?.bits : /^\d{1,3}$/.test(length) ? Number(length) : undefined
  if (!first || size === undefined || size > first.bits || more.length)
    throw new TypeError(`\`${range}\` is no range of IP addresses`)
  const rest = BigInt(first.bits - size)
  return bits === first.bits && value >> rest === first.value >> rest
}

const words = (text: string) => (text ? text.split(':').map((word) => BigInt(`0x${word}`)) : [])
const joined = (parts: readonly bigint[], width: bigint) =>
  parts.reduce((sum, part) => (sum << width) | part, 0n)
