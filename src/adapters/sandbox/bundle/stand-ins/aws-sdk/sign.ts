import { createHash, createHmac } from 'node:crypto'
import type { Credentials } from './config.ts'

/** What is signed: a request to the root of a service or to a path of it, without a query. */
export interface Unsigned {
  readonly service: string
  readonly region: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const mac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** The headers of a POST with its Signature Version 4. */
export function sign(
  { service, region, url, headers, body }: Unsigned,
  by: Credentials,
): Record<string, string> {
  const { accessKeyId, secretAccessKey, sessionToken } = by
  if (!accessKeyId || !secretAccessKey)
    throw Object.assign(new Error('Missing credentials in config'), { code: 'CredentialsError' })
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
  const all: Record<string, string> = {
    ...headers,
    host: url.host,
    'x-amz-date': time,
    ...(sessionToken && { 'x-amz-security-token': sessionToken }),
  }
  const names = Object.keys(all).sort()
  const signed = names.join(';')
  const lines = names.map((name) => `${name}:${all[name]}\n`).join('')
  const request = ['POST', url.pathname, '', lines, signed, sha256(body)].join('\n')
  const day = time.slice(0, 8)
  const scope = `${day}/${region}/${service}/aws4_request`
  const words = ['AWS4-HMAC-SHA256', time, scope, sha256(request)].join('\n')
  const key = [region, service, 'aws4_request'].reduce<Buffer>(mac, mac(`AWS4${secretAccessKey}`, day))
  const signature = mac(key, words).toString('hex')
  const { host: _, ...sent } = all
  const credential = `${accessKeyId}/${scope}`
  return {
    ...sent,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signed}, Signature=${signature}`,
  }
}
