import type { SourceFile } from '../../model/source-file.ts'
import { bounds } from './bounds.ts'

/** What bytes say as UTF-8, without a byte order mark; of bytes that are none, what can be shown, and why. */
export function decodeText(bytes: Buffer): Pick<SourceFile, 'text' | 'fault'> {
  if (bytes.length > bounds.fileBytes) return tooLarge(bytes.length)
  const wide = wideWords[bytes.toString('hex', 0, 2)]
  if (wide) return { text: '', fault: { message: `the file is ${wide}`, help } }
  try {
    return { text: utf8.decode(bytes) }
  } catch {
    if (bytes.includes(0)) return { text: '', fault: { message: 'the file is no text: it holds zero bytes' } }
    const text = shown.decode(bytes)
    const { at, byte } = firstWrong(bytes)
    const message = `the byte 0x${byte.toString(16).padStart(2, '0')} is no UTF-8`
    return { text, fault: { message, help, at } }
  }
}

/** A file of so many bytes, of which none was read. */
export const tooLarge = (size: number): Pick<SourceFile, 'text' | 'fault'> => ({
  text: '',
  fault: {
    message: `the file has ${size} bytes, and may have ${bounds.fileBytes}`,
    help: 'split it into several files',
  },
})

const help = 'save the file as UTF-8'
const utf8 = new TextDecoder('utf-8', { fatal: true })
const shown = new TextDecoder('utf-8')
const wideWords: Readonly<Record<string, string>> = { fffe: 'UTF-16', feff: 'UTF-16' }
const mark = '\uFEFF'

/** Where decoding fails first, in the text without its byte order mark, and at which byte. */
function firstWrong(bytes: Buffer): { readonly at: number; readonly byte: number } {
  const text = bytes.toString('utf8')
  const lead = text.startsWith(mark) ? 1 : 0
  let [from, offset] = [0, 0]
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) {
    offset += Buffer.byteLength(text.slice(from, at))
    from = at
    // The replacement character may stand in the file itself.
    if (bytes.toString('hex', offset, offset + 3) !== 'efbfbd') break
  }
  return { at: from - lead, byte: bytes[offset] ?? 0 }
}
