/** What CBOR says, as far as authenticators say it. */
export type Cbor = number | string | boolean | null | Uint8Array | readonly Cbor[] | CborMap
/** Keys are whole numbers or texts. */
export type CborMap = ReadonlyMap<number | string, Cbor>

/** A statement of an attestation is the deepest thing there is, and is less than this. */
const deepest = 8

const malformed = () => new Error('malformed CBOR')
const text = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads one item of CBOR (RFC 8949) and says where it ends: whole numbers, bytes, texts, lists, maps, yes,
 * no and null, each of a length that is said beforehand, as CTAP has it. Anything else throws.
 */
export function readCbor(
  bytes: Uint8Array,
  start = 0,
  depth = 0,
): { readonly value: Cbor; readonly end: number } {
  const first = bytes[start]
  if (first === undefined || depth > deepest) throw malformed()
  const [major, minor] = [first >> 5, first & 31]
  if (major === 7) return { value: simple(minor), end: start + 1 }
  const { size, at } = readSize(bytes, start + 1, minor)
  if (major === 0) return { value: size, end: at }
  if (major === 1) return { value: -1 - size, end: at }
  // An item takes a byte at least: what announces more than there is ends here, before anything is made.
  if (size > bytes.length - at) throw malformed()
  if (major === 2) return { value: bytes.subarray(at, at + size), end: at + size }
  if (major === 3) return { value: text.decode(bytes.subarray(at, at + size)), end: at + size }
  if (major === 4) return readList(bytes, at, size, depth)
  if (major === 5) return readMap(bytes, at, size, depth)
  throw malformed()
}

function simple(minor: number): Cbor {
  if (minor === 20) return false
  if (minor === 21) return true
  if (minor === 22) return null
  throw malformed()
}

function readSize(bytes: Uint8Array, at: number, minor: number) {
  if (minor < 24) return { size: minor, at }
  const width = { 24: 1, 25: 2, 26: 4, 27: 8 }[minor]
  if (width === undefined || at + width > bytes.length) throw malformed()
  let size = 0
  for (const byte of bytes.subarray(at, at + width)) size = size * 256 + byte
  if (!Number.isSafeInteger(size)) throw malformed()
  return { size, at: at + width }
}

function readList(bytes: Uint8Array, start: number, size: number, depth: number) {
  const value: Cbor[] = []
  let at = start
  for (let count = 0; count < size; count++) {
    const item = readCbor(bytes, at, depth + 1)
    value.push(item.value)
    at = item.end
  }
  return { value, end: at }
}

function readMap(bytes: Uint8Array, start: number, size: number, depth: number) {
  const value = new Map<number | string, Cbor>()
  let at = start
  for (let count = 0; count < size; count++) {
    const key = readCbor(bytes, at, depth + 1)
    if ((typeof key.value !== 'number' && typeof key.value !== 'string') || value.has(key.value))
      throw malformed()
    const item = readCbor(bytes, key.end, depth + 1)
    value.set(key.value, item.value)
    at = item.end
  }
  return { value, end: at }
}
