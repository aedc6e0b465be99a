import { Fault } from '../../model/fault.ts'

/** The parameters of a call of the query protocol, by their whole names. */
export type Form = ReadonlyMap<string, string>

// No operation has so many: 50 tags are 100 of them.
const most = 500
const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads `application/x-www-form-urlencoded` to the letter. Throws SerializationException where it is not
 * that, or says something twice.
 */
export function readForm(text: string): Form {
  const form = new Map<string, string>()
  if (text === '') return form
  const parts = text.split('&')
  if (parts.length > most) throw malformed('There are too many parameters.')
  for (const part of parts) {
    const [name = '', ...value] = part.split('=')
    const key = decode(name)
    if (form.has(key)) throw malformed('A parameter is there more than once.')
    form.set(key, decode(value.join('=')))
  }
  return form
}

/** The body of a request as text. Throws SerializationException where it is no UTF-8. */
export function textOf(body: Buffer): string {
  try {
    return utf8.decode(body)
  } catch (cause) {
    throw malformed('The request is not UTF-8.', cause)
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch (cause) {
    throw malformed('A parameter is not percent-encoded UTF-8.', cause)
  }
}

const malformed = (message: string, cause?: unknown) =>
  new Fault('SerializationException', message, { cause })
