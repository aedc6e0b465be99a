import {
  createCipheriv,
  createDecipheriv,
  getCipherInfo,
  getCiphers,
  type CipherGCM,
  type DecipherGCM,
} from 'node:crypto'
import { bytesOf, textOf, type Natives } from './native.ts'

/** How a cipher is set up. Bytes as characters. */
interface CipherText {
  readonly name: string
  readonly key: string
  readonly iv: string | null
  readonly padding?: boolean
  readonly aad?: string
  readonly tag?: string
  readonly tagLength?: number
}

const setUp = (text = '{}') => {
  const { name, key, iv, ...rest } = JSON.parse(text) as CipherText
  const options = rest.tagLength === undefined ? {} : { authTagLength: rest.tagLength }
  return { ...rest, of: [name, bytesOf(key), iv === null ? null : bytesOf(iv), options] as never }
}

/** Ciphers over a whole text. An isolate that has it in pieces does the chaining itself. */
export const cipherNatives: Natives = {
  ciphers: () => JSON.stringify(getCiphers()),
  'cipher info': (name = '', options = '{}') =>
    JSON.stringify(getCipherInfo(name, JSON.parse(options)) ?? null),
  /** The text, and behind it the tag, of a cipher that authenticates. */
  encrypt: (how, data) => {
    const { of, padding = true, aad } = setUp(how)
    const cipher = createCipheriv(...(of as Parameters<typeof createCipheriv>)).setAutoPadding(
      padding,
    ) as CipherGCM
    if (aad !== undefined) cipher.setAAD(bytesOf(aad))
    const made = [cipher.update(bytesOf(data)), cipher.final()]
    if (aad !== undefined) made.push(cipher.getAuthTag())
    return textOf(Buffer.concat(made))
  },
  decrypt: (how, data) => {
    const { of, padding = true, aad, tag } = setUp(how)
    const cipher = createDecipheriv(...(of as Parameters<typeof createDecipheriv>)).setAutoPadding(
      padding,
    ) as DecipherGCM
    if (aad !== undefined) cipher.setAAD(bytesOf(aad))
    if (tag !== undefined) cipher.setAuthTag(bytesOf(tag))
    return textOf(Buffer.concat([cipher.update(bytesOf(data)), cipher.final()]))
  },
}
