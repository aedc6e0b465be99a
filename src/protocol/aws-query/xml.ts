/** What an output is made of. */
type Value = string | number | boolean | undefined | readonly Value[] | { readonly [member: string]: Value }

/** Moments, which the model has as seconds since 1970 and XML as ISO 8601. */
const moments = new Set(['Expiration'])

/** The members of an output as elements, in their order; members of lists as `<member>`. */
export const elementsOf = (members: object): string =>
  Object.entries(members as Readonly<Record<string, Value>>)
    .map(([name, value]) => (value === undefined ? '' : `<${name}>${said(name, value)}</${name}>`))
    .join('')

function said(name: string, value: Exclude<Value, undefined>): string {
  if (typeof value === 'number' && moments.has(name))
    return new Date(Math.floor(value) * 1000).toISOString().replace('.000Z', 'Z')
  if (Array.isArray(value))
    return value.map((one: Value) => (one === undefined ? '' : `<member>${said('', one)}</member>`)).join('')
  return typeof value === 'object' ? elementsOf(value) : escaped(String(value))
}

const signs: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  // A reader of XML takes a bare one for a line feed.
  '\r': '&#xD;',
}

/** A text as XML 1.0 may hold it: what it has no characters for is replaced. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[<>&"\r]/g, (sign) => signs[sign] ?? '')
