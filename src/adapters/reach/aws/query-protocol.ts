import type { Json, JsonObject } from '../../../model/trigger.ts'
import { AwsFault } from './aws-fault.ts'
import type { Protocol } from './protocol.ts'

const type = 'text/xml'
const mostFields = 1000
const deepest = 8

/** AWS Query: a form in, with lists as `Name.member.1`; XML out, in the namespace of the service. */
export const queryProtocol = (namespace: string): Protocol => ({
  read({ body }) {
    const form = new URLSearchParams(body)
    const operation = form.get('Action')
    if (!operation || !/^\w+$/.test(operation))
      throw new AwsFault('MissingAction', 'The request names no action.')
    return { operation, input: readForm(form) }
  },
  answer: (operation, output, requestId) => ({
    status: 200,
    type,
    body: `<${operation}Response xmlns="${namespace}"><${operation}Result>${xmlOf(output)}</${operation}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`,
  }),
  refuse: ({ code, message, status }, requestId) => ({
    status,
    type,
    body: `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>${escaped(code)}</Code><Message>${escaped(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
  }),
})

/** A form as an object: what is numbered after `member` or `entry` is a list. */
function readForm(form: URLSearchParams): JsonObject {
  type Open = Map<string, Open | string>
  const root: Open = new Map()
  if (form.size > mostFields)
    throw new AwsFault('InvalidParameterValue', 'The request has too many parameters.')
  for (const [name, value] of form) {
    const parts = name.split('.')
    const last = parts.pop() ?? ''
    if (parts.length > deepest) throw new AwsFault('InvalidParameterValue', 'A parameter is nested too deep.')
    let here = root
    for (const part of parts) {
      const inside = here.get(part)
      const next: Open = inside instanceof Map ? inside : new Map()
      here.set(part, next)
      here = next
    }
    here.set(last, value)
  }
  const close = (open: Open | string): Json => {
    if (typeof open === 'string') return open
    const [only] = open.entries()
    if (open.size === 1 && only && (only[0] === 'member' || only[0] === 'entry') && only[1] instanceof Map)
      return [...only[1]].sort(([a], [b]) => Number(a) - Number(b)).map(([, each]) => close(each))
    return Object.fromEntries([...open].map(([name, each]) => [name, close(each)]))
  }
  const { Action: _, Version: __, ...input } = close(root) as JsonObject
  return input
}

function xmlOf(value: Json): string {
  if (Array.isArray(value)) return value.map((each: Json) => `<member>${xmlOf(each)}</member>`).join('')
  if (typeof value !== 'object' || value === null) return escaped(`${value ?? ''}`)
  return Object.entries(value)
    .map(([name, each]) => `<${name}>${xmlOf(each as Json)}</${name}>`)
    .join('')
}

const signs: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' }
// XML has no other control characters, however they are written.
const escaped = (text: string) =>
  text.replace(/[<>&]/g, (sign) => signs[sign] ?? '').replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, '\ufffd')
