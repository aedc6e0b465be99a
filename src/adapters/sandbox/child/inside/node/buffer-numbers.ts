import type { Kit } from '../kit.ts'

/** Numbers in a Buffer: gives its prototype the methods that read and write them. */
export function bufferNumbers(kit: Kit) {
  const numbers = [
    ['UInt8', 'Uint8', 1, 0, 2 ** 8 - 1],
    ['Int8', 'Int8', 1, -(2 ** 7), 2 ** 7 - 1],
    ['UInt16', 'Uint16', 2, 0, 2 ** 16 - 1],
    ['Int16', 'Int16', 2, -(2 ** 15), 2 ** 15 - 1],
    ['UInt32', 'Uint32', 4, 0, 2 ** 32 - 1],
    ['Int32', 'Int32', 4, -(2 ** 31), 2 ** 31 - 1],
    ['BigUInt64', 'BigUint64', 8, 0n, 2n ** 64n - 1n],
    ['BigInt64', 'BigInt64', 8, -(2n ** 63n), 2n ** 63n - 1n],
    ['Float', 'Float32', 4, -Infinity, Infinity],
    ['Double', 'Float64', 8, -Infinity, Infinity],
  ] as const
  type View = Record<string, (at: number, ...rest: unknown[]) => unknown>
  const view = (of: Uint8Array) => new DataView(of.buffer, of.byteOffset, of.byteLength) as unknown as View

  const look = (of: Uint8Array, at: unknown, size: number) => {
    if (Number.isInteger(at) && (at as number) >= 0 && (at as number) + size <= of.length) return
    const { coded, wrongType, outOfRange } = kit.part('node/errors')
    if (typeof at !== 'number') throw wrongType('offset', 'of type number', at)
    if (of.length < size)
      throw coded(
        new RangeError('Attempt to access memory outside buffer bounds'),
        'ERR_BUFFER_OUT_OF_BOUNDS',
      )
    throw outOfRange('offset', Number.isInteger(at) ? `>= 0 and <= ${of.length - size}` : 'an integer', at)
  }
  const fits = (value: number | bigint, least: number | bigint, greatest: number | bigint) => {
    if (!(value < least || value > greatest)) return
    const shown = (number: number | bigint) => `${number}${typeof number === 'bigint' ? 'n' : ''}`
    const range = `>= ${shown(least)} and <= ${shown(greatest)}`
    throw kit.part('node/errors').outOfRange('value', range, value)
  }
  // By assignment, as Node does it: a descriptor for each would cost more than all the functions.
  const put = (to: Record<string, unknown>, name: string, value: unknown) => {
    to[name] = value
    if (name.includes('UInt')) to[name.replace('UInt', 'Uint')] = value
  }

  return (buffer: object) => {
    const prototype = buffer as Record<string, unknown>
    for (const [name, kind, size, least, greatest] of numbers)
      for (const end of size === 1 ? [''] : ['LE', 'BE']) {
        const little = end === 'LE'
        const read = function (this: Uint8Array, at = 0) {
          look(this, at, size)
          return view(this)[`get${kind}`]?.(at, little)
        }
        const write = function (this: Uint8Array, value: number | bigint, at = 0) {
          fits(value, least, greatest)
          look(this, at, size)
          view(this)[`set${kind}`]?.(at, value, little)
          return at + size
        }
        put(prototype, `read${name}${end}`, read)
        put(prototype, `write${name}${end}`, write)
      }

    for (const end of ['LE', 'BE'] as const) {
      const places = (size: number) =>
        Array.from({ length: size }, (_, power) => (end === 'LE' ? power : size - 1 - power))
      const readUInt = function (this: Uint8Array, at: number, size: number) {
        look(this, at, size)
        return places(size).reduce((sum, place, power) => sum + (this[at + place] ?? 0) * 256 ** power, 0)
      }
      const readInt = function (this: Uint8Array, at: number, size: number) {
        const found = readUInt.call(this, at, size)
        return found >= 256 ** size / 2 ? found - 256 ** size : found
      }
      const writer = (signed: boolean) =>
        function (this: Uint8Array, value: number, at: number, size: number) {
          const half = 256 ** size / 2
          fits(value, signed ? -half : 0, signed ? half - 1 : 2 * half - 1)
          look(this, at, size)
          let rest = value < 0 ? value + 2 * half : value
          for (const place of places(size)) {
            this[at + place] = rest % 256
            rest = Math.floor(rest / 256)
          }
          return at + size
        }
      put(prototype, `readUInt${end}`, readUInt)
      put(prototype, `readInt${end}`, readInt)
      put(prototype, `writeUInt${end}`, writer(false))
      put(prototype, `writeInt${end}`, writer(true))
    }
    for (const size of [2, 4, 8]) {
      const swap = function (this: Uint8Array) {
        const { coded } = kit.part('node/errors')
        if (this.length % size)
          throw coded(
            new RangeError(`Buffer size must be a multiple of ${size * 8}-bits`),
            'ERR_INVALID_BUFFER_SIZE',
          )
        for (let at = 0; at < this.length; at += size) this.subarray(at, at + size).reverse()
        return this
      }
      put(prototype, `swap${size * 8}`, swap)
    }
  }
}
