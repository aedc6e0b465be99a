/** What of a mail is shown: RFC 5322 with MIME. */
export interface ReadMail {
  readonly from?: string
  readonly to: readonly string[]
  readonly subject?: string
  /** Whether it is text and no markup. */
  readonly plain?: true
  readonly text: string
}

const deepest = 8
const mostParts = 100

interface Part {
  /** By lower-case name, unfolded; the first of each. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** Reads a mail as bytes 0 to 255: its plain text, or what else of text it has. */
export function readMime(mail: string): ReadMail {
  const { headers, body } = readPart(mail)
  const words = (name: string) => decodeWords(headers.get(name) ?? '')
  const from = addressesIn(words('from'))[0]
  const subject = headers.has('subject') ? words('subject') : undefined
  const texts = textsOf({ headers, body }, 0, { left: mostParts })
  const chosen = texts.find(({ type }) => type === 'text/plain') ?? texts[0]
  return {
    ...(from !== undefined && { from }),
    to: ['to', 'cc', 'bcc'].flatMap((name) => addressesIn(words(name))),
    ...(subject !== undefined && { subject }),
    text: chosen?.text ?? '',
    ...(chosen?.type === 'text/plain' && { plain: true }),
  }
}

/** The addresses in a header: what is between angle brackets, or the whole. */
export function addressesIn(header: string): readonly string[] {
  return header
    .replace(/"[^"]*"/g, '')
    .split(',')
    .map((one) => (/<([^<>]*)>/.exec(one)?.[1] ?? one).trim())
    .filter(Boolean)
}

function readPart(text: string): Part {
  const end = /\r?\n\r?\n/.exec(text)
  const head = (end ? text.slice(0, end.index) : text).replace(/\r?\n[ \t]+/g, ' ')
  const headers = new Map<string, string>()
  for (const line of head.split(/\r?\n/)) {
    const at = line.indexOf(':')
    const name = line.slice(0, at).trim().toLowerCase()
    if (at > 0 && !headers.has(name)) headers.set(name, line.slice(at + 1).trim())
  }
  return { headers, body: end ? text.slice(end.index + end[0].length) : '' }
}

function textsOf(
  { headers, body }: Part,
  depth: number,
  count: { left: number },
): { type: string; text: string }[] {
  const content = headers.get('content-type') ?? 'text/plain'
  const type = (content.split(';')[0] ?? '').trim().toLowerCase()
  if (type.startsWith('multipart/')) {
    const boundary = parameter(content, 'boundary')
    if (!boundary || depth >= deepest) return []
    const [, ...parts] = `\n${body}`.split(`\n--${boundary}`)
    return parts.flatMap((part) => {
      if (part.startsWith('--') || count.left-- <= 0) return []
      return textsOf(readPart(part.replace(/^[^\n]*\n/, '')), depth + 1, count)
    })
  }
  if (!type.startsWith('text/') || /^attachment/i.test(headers.get('content-disposition') ?? '')) return []
  const bytes = decodeBody(body, (headers.get('content-transfer-encoding') ?? '7bit').toLowerCase())
  return [{ type, text: decodeText(bytes, parameter(content, 'charset') ?? 'utf-8').replace(/\r?\n?$/, '') }]
}

const parameter = (header: string, name: string) => {
  const [, quoted, plain] = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(header) ?? []
  return quoted ?? plain
}

function decodeBody(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  return Buffer.from(
    encoding === 'quoted-printable' ? decodeQuoted(body.replace(/=\r?\n/g, '')) : body,
    'latin1',
  )
}

const decodeQuoted = (text: string) =>
  text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

function decodeText(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return bytes.toString('latin1')
  }
}

/** Text with its encoded words read, RFC 2047. What stands as it is may be UTF-8. */
function decodeWords(text: string): string {
  const joined = text.replace(/\?=\s+=\?/g, '?==?')
  const plain = decodeText(Buffer.from(joined, 'latin1'), 'utf-8')
  return plain.replace(
    /=\?([\w-]+)\?([bq])\?([^?]*)\?=/gi,
    (_, charset: string, encoding: string, words: string) =>
      decodeText(
        encoding.toLowerCase() === 'b'
          ? Buffer.from(words, 'base64')
          : Buffer.from(decodeQuoted(words.replaceAll('_', ' ')), 'latin1'),
        charset,
      ),
  )
}
