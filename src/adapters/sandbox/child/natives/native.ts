/** A question that an isolate may ask its process: words in, a word out, or nothing if there is no answer. */
export type Native = (...words: string[]) => string | undefined

/** Questions by name. */
export type Natives = Readonly<Record<string, Native>>

/** Bytes as they come out of an isolate: the characters 0 to 255. */
export const bytesOf = (text = '') => Buffer.from(text, 'latin1')

/** Bytes as they go into an isolate. */
export const textOf = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
