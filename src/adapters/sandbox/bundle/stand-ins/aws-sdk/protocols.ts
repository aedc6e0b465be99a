import { readXml } from './read-xml.ts'

type Input = Readonly<Record<string, unknown>>

/** A request before it is signed. */
export interface Spoken {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What a service answered. */
export interface Heard {
  readonly status: number
  readonly text: string
  readonly header: (name: string) => string | null
}

/** How a service is spoken to: an operation's input into a request, an answer into output or error. */
export interface Protocol {
  say(operation: string, input: Input): Spoken
  hear(heard: Heard): Record<string, unknown>
  fault(heard: Heard): { readonly code: string; readonly message: string; readonly [more: string]: unknown }
}

/** Names of members that hold bytes, each with the member it is in before it where its name alone does not say. */
type Bytes = ReadonlySet<string>
const isBytes = (bytes: Bytes, name: string, inside: string) =>
  bytes.has(name) || bytes.has(`${inside}.${name}`)

/** Bytes as base64; so is a text where bytes are wanted. */
function toWire(value: unknown, bytes: Bytes, name = '', inside = ''): unknown {
  if (typeof value === 'string')
    return isBytes(bytes, name, inside) ? Buffer.from(value).toString('base64') : value
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (value instanceof Date) return value.getTime() / 1000
  if (Array.isArray(value)) return value.map((each) => toWire(each, bytes, name, inside))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toWire(each, bytes, key, name)]))
}

/** Base64 as bytes and seconds as dates, where a member's name says that it is that. */
function fromWire(value: unknown, bytes: Bytes, name = ''): unknown {
  if (typeof value === 'string' && bytes.has(name)) return Buffer.from(value, 'base64')
  if (typeof value === 'number' && /(Date|DateTime|Timestamp)$/.test(name)) return new Date(value * 1000)
  if (Array.isArray(value)) return value.map((each) => fromWire(each, bytes, name))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fromWire(each, bytes, key)]))
}

const parse = (text: string) => (text ? (JSON.parse(text) as Record<string, unknown>) : {})

const jsonFault: Protocol['fault'] = ({ text, header, status }) => {
  const { __type, message, Message, ...more } = parse(text)
  const named = `${__type ?? header('x-amzn-errortype') ?? `UnknownError`}`
  const code = named.replace(/^.*#/, '').replace(/:.*$/, '')
  return { ...more, code, message: `${message ?? Message ?? (status === 200 ? '' : code)}` }
}

/** AWS JSON: the operation in a header. */
export const json = (target: string, version: '1.0' | '1.1', bytes: Bytes = new Set()): Protocol => ({
  say: (operation, input) => ({
    path: '/',
    headers: {
      'content-type': `application/x-amz-json-${version}`,
      'x-amz-target': `${target}.${operation}`,
    },
    body: JSON.stringify(toWire(input, bytes)),
  }),
  hear: ({ text }) => fromWire(parse(text), bytes) as Record<string, unknown>,
  fault: jsonFault,
})

/** REST JSON, for the operations of the table: all of them post. */
export const rest = (paths: Readonly<Record<string, string>>, bytes: Bytes = new Set()): Protocol => ({
  say: (operation, input) => ({
    path: paths[operation] ?? `/${operation}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(toWire(input, bytes)),
  }),
  hear: ({ text }) => parse(text),
  fault: jsonFault,
})

/** AWS Query: a form in, XML out. */
export const query = (version: string, bytes: Bytes = new Set()): Protocol => ({
  say: (operation, input) => {
    const form = new URLSearchParams({ Action: operation, Version: version })
    write(form, '', toWire(input, bytes))
    return {
      path: '/',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: form.toString(),
    }
  },
  hear: ({ text }) => {
    const [answer] = Object.values(readXml(text))
    const [result] = Object.entries((answer ?? {}) as object).filter(([name]) => name.endsWith('Result'))
    return { ResponseMetadata: (answer as Input | undefined)?.['ResponseMetadata'], ...result?.[1] }
  },
  fault: ({ text }) => {
    const answer = readXml(text)['ErrorResponse'] as
      { Error?: { Code?: string; Message?: string } } | undefined
    const { Code = 'UnknownError', Message = Code } = answer?.Error ?? {}
    return { code: Code, message: Message }
  },
})

/** Members whose maps are written entry by entry: of SNS, the only ones in these services. */
const maps = new Set(['MessageAttributes', 'Attributes'])

function write(form: URLSearchParams, at: string, value: unknown): void {
  const under = (name: string | number) => (at ? `${at}.${name}` : `${name}`)
  if (value === undefined || value === null) return
  if (Array.isArray(value))
    return value.forEach((each, index) => write(form, under(`member.${index + 1}`), each))
  if (typeof value !== 'object') return form.append(at, `${value}`)
  if (!maps.has(at)) return Object.entries(value).forEach(([name, each]) => write(form, under(name), each))
  const [key, of] = at === 'MessageAttributes' ? ['Name', 'Value'] : ['key', 'value']
  Object.entries(value).forEach(([name, each], index) => {
    form.append(under(`entry.${index + 1}.${key}`), name)
    write(form, under(`entry.${index + 1}.${of}`), each)
  })
}
