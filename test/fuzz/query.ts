/** The form that the query protocol has for an input; JSON that nothing can read is sent as it is. */
export function formOf(operation: string, body: string): string {
  const said = [`Action=${operation}`, 'Version=2011-06-15']
  const put = (name: string, value: unknown): void => {
    if (Array.isArray(value)) value.forEach((one, n) => put(`${name}.member.${n + 1}`, one))
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) put(name ? `${name}.${key}` : key, one)
    else said.push([name, String(value)].map((text) => encodeURIComponent(text.toWellFormed())).join('='))
  }
  try {
    put('', JSON.parse(body))
  } catch {
    return `${said.join('&')}&${body}`
  }
  return said.join('&')
}

/** What an answer of the query protocol says, as far as refusals go. */
export function readXml(xml: string): Readonly<Record<string, unknown>> {
  const of = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]
  return { __type: of('Code'), message: of('Message'), type: of('Type') }
}
