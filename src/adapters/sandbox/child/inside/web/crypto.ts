import type { Kit } from '../kit.ts'

/** `crypto` of the web; its `subtle` is compiled when it is first read. */
export function webCrypto(kit: Kit) {
  const integers = /^(Big)?(Ui|I)nt(8|16|32|64)(Clamped)?Array$/
  const kindOf = Object.getOwnPropertyDescriptor(
    Object.getPrototypeOf(Uint8Array.prototype),
    Symbol.toStringTag,
  )?.get
  const refuse = (message: string, name: string) => {
    const { DOMException } = kit.part('web:exception')
    throw new DOMException(message, name)
  }
  class Crypto {
    getRandomValues<T extends ArrayBufferView>(view: T): T {
      if (!integers.test(`${kindOf?.call(view)}`))
        refuse('The data argument must be an integer-type TypedArray', 'TypeMismatchError')
      const bytes = kit.bytesOf(view)
      if (bytes.length > 65_536)
        refuse(
          `The requested length exceeds 65,536 bytes: ${bytes.length} were asked for`,
          'QuotaExceededError',
        )
      bytes.set(kit.toBytes(kit.must('random', bytes.length)))
      return view
    }
    randomUUID() {
      return kit.must('uuid')
    }
    get subtle() {
      return kit.part('crypto/subtle').subtle
    }
    get [Symbol.toStringTag]() {
      return 'Crypto'
    }
  }
  const web = new Crypto()
  return {
    web,
    crypto: web,
    Crypto,
    get CryptoKey() {
      return kit.part('crypto/crypto-key').CryptoKey
    },
    get SubtleCrypto() {
      return kit.part('crypto/subtle').SubtleCrypto
    },
  }
}
