import type { Kit } from '../kit.ts'
import type { errors } from '../node/errors.ts'

/** What Node's crypto takes for bytes. */
export type Bytes = string | ArrayBuffer | ArrayBufferView

/** Bytes as Node's crypto takes and gives them; on the way they are characters. */
export function bytes(kit: Kit) {
  const wrongType = (...of: Parameters<ReturnType<typeof errors>['wrongType']>) =>
    kit.part('node/errors').wrongType(...of)
  const asBuffer = (text: string): Buffer => Buffer.from(kit.toBytes(text).buffer)

  return {
    asBuffer,
    /** The characters of what an argument holds. */
    read(value: unknown, name = 'data', encoding = 'utf8'): string {
      if (typeof value === 'string') {
        const known = encoding === 'buffer' || !encoding ? 'utf8' : encoding
        return kit.ask('encode', value, known) ?? kit.toText(Buffer.from(value, known as 'utf8'))
      }
      if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return kit.toText(kit.bytesOf(value))
      throw wrongType(
        name,
        'of type string or an instance of ArrayBuffer, Buffer, TypedArray, or DataView',
        value,
      )
    },
    /** A Buffer, or a text where an encoding is asked for. */
    give(text: string, encoding?: string): Buffer | string {
      if (encoding === undefined || encoding === null || encoding === 'buffer') return asBuffer(text)
      return kit.ask('text', text, encoding) ?? asBuffer(text).toString(encoding as 'hex')
    },
    /** Calls back, or gives at once where nobody is to be called. */
    later<T>(value: T, then: unknown): T | undefined {
      if (then === undefined) return value
      if (typeof then !== 'function') throw wrongType('callback', 'of type function', then)
      kit.soon(then as () => void, null, value)
      return undefined
    },
    callback(then: unknown): void {
      if (typeof then !== 'function') throw wrongType('callback', 'of type function', then)
    },
  }
}
