import { bytesOf, type Natives } from './native.ts'

/** Encodings: those of Buffer, and those of the web. */
export const textNatives: Natives = {
  encode: (text = '', encoding) => Buffer.from(text, encoding as BufferEncoding).toString('latin1'),
  text: (bytes, encoding) => bytesOf(bytes).toString(encoding as BufferEncoding),
  encoding: (label) => new TextDecoder(label).encoding,
  decode: (bytes, encoding, fatal, ignoreBOM) =>
    new TextDecoder(encoding, { fatal: fatal === 'true', ignoreBOM: ignoreBOM === 'true' }).decode(
      bytesOf(bytes),
    ),
  atob: (text = '') => atob(text),
  btoa: (text = '') => btoa(text),
}
