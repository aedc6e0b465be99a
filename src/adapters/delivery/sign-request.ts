import { createHash, createHmac } from 'node:crypto'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** Whose key signs a request, and for what. */
export interface Signing {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region: string
  readonly service: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** The headers of a POST without a query, with a signature of Signature Version 4 (IAM guide, "Create a signed request"). */
export function signRequest(
  url: URL,
  type: string,
  body: string,
  { accessKeyId, secretAccessKey, region, service, now }: Signing,
): Readonly<Record<string, string>> {
  const at = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')
  const day = at.slice(0, 8)
  const headers = { 'content-type': type, host: url.host, 'x-amz-date': at }
  const names = Object.keys(headers).join(';')
  const said = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`)
  const canonical = ['POST', url.pathname, '', said.join(''), names, sha256(body)].join('\n')
  const scope = [day, region, service, 'aws4_request']
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`)
  const signature = hmac(key, ['AWS4-HMAC-SHA256', at, scope.join('/'), sha256(canonical)].join('\n'))
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope.join('/')}, SignedHeaders=${names}, Signature=${signature.toString('hex')}`,
  }
}
