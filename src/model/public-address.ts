type Block = readonly [network: string, bits: number]

// IANA's registries of special-purpose addresses, less what is reached like anything else; multicast; and Azure's
// 168.63.129.16, which looks public and speaks for the machine one runs on.
const special4: readonly Block[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
const global6: Block = ['2000::', 3]
const special6: readonly Block[] = [
  ['2001::', 23], // Teredo among others
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4
  ['3fff::', 20],
]
/** Those whose last four bytes are an IPv4 address that packets really go to: mapped, and NAT64. */
const carrying4: readonly Block[] = [
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
]

/**
 * Whether an IP address is one of the public internet: neither loopback, private, link-local, shared,
 * multicast, reserved, nor a form that leads to such a one. What is no IP address is none of it either.
 */
export function isPublicAddress(address: string): boolean {
  const four = read4(address)
  if (four !== undefined) return !special4.some((block) => four >> spare(32, block) === head4(block))
  const six = read6(address)
  if (six === undefined) return false
  const within = (block: Block) => six >> spare(128, block) === head6(block)
  if (carrying4.some(within)) return isPublicAddress(write4(six))
  return within(global6) && !special6.some(within)
}

const spare = (size: number, [, bits]: Block) => BigInt(size - bits)
const head4 = (block: Block) => (read4(block[0]) ?? 0n) >> spare(32, block)
const head6 = (block: Block) => (read6(block[0]) ?? 0n) >> spare(128, block)

/** Only the plain form: what other forms mean depends on who reads them. */
function read4(text: string): bigint | undefined {
  if (!/^(?:(?:0|[1-9]\d{0,2})(?:\.|$)){4}$/.test(text) || text.endsWith('.')) return undefined
  const parts = text.split('.')
  if (parts.some((part) => Number(part) > 255)) return undefined
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n)
}

const write4 = (value: bigint) => [24n, 16n, 8n, 0n].map((at) => `${(value >> at) & 255n}`).join('.')

function read6(text: string): bigint | undefined {
  const url = `http://[${text}]/`
  if (!/^[0-9a-f:.]+$/i.test(text) || !URL.canParse(url)) return undefined
  const [before = '', after] = new URL(url).hostname.slice(1, -1).split('::')
  const [left, right] = [words(before), words(after ?? '')]
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0')
  return [...left, ...zeros, ...right].reduce((sum, word) => sum * 65_536n + BigInt(`0x${word}`), 0n)
}

const words = (text: string) => (text ? text.split(':') : [])
