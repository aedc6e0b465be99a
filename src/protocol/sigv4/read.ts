import { Fault } from '../../model/fault.ts'

/** Who a request claims to be signed by, and what was signed. Nothing in it is proven yet. */
export interface Signature {
  readonly accessKeyId: string
  /** `YYYYMMDD`. */
  readonly date: string
  readonly region: string
  readonly service: string
  /** Lower case, in order. */
  readonly signedHeaders: readonly string[]
  /** 64 hexadecimal digits. */
  readonly signature: string
  /** `X-Amz-Date`, as `YYYYMMDDTHHMMSSZ`. */
  readonly signedAt: string
}

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

const algorithm = 'AWS4-HMAC-SHA256'
const parameters = ['Credential', 'Signature', 'SignedHeaders'] as const

/**
 * Reads the `Authorization` header of Signature Version 4 to the letter.
 *
 * Follows "Authenticating Requests (AWS Signature Version 4)" of the AWS IAM guide. Throws a Fault:
 * MissingAuthenticationTokenException where there is no signature, IncompleteSignatureException where
 * there is half of one, InvalidSignatureException where it is scoped to another service.
 */
export function readSignature(headers: Headers, service: string): Signature {
  const header = headers.authorization
  if (typeof header !== 'string' || header.trim() === '')
    throw new Fault('MissingAuthenticationTokenException')
  const [name, ...rest] = header.trim().split(' ')
  if (name !== algorithm) throw incomplete(`Unsupported AWS 'algorithm': expected ${algorithm}`)

  const given = readParameters(rest.join(' '))
  const missing = parameters.filter((parameter) => !given.get(parameter))
  if (missing.length)
    throw incomplete(
      missing.map((parameter) => `Authorization header requires '${parameter}' parameter.`).join(' '),
    )
  const scope = readScope(given.get('Credential') ?? '', service)
  const signedHeaders = readSignedHeaders(given.get('SignedHeaders') ?? '', headers)
  const signature = given.get('Signature') ?? ''
  if (!/^[0-9a-f]{64}$/.test(signature)) throw incomplete("'Signature' must be 64 hexadecimal digits.")
  return { ...scope, signedHeaders, signature, signedAt: readDate(headers, scope.date) }
}

function readParameters(text: string): ReadonlyMap<string, string> {
  const given = new Map<string, string>()
  for (const part of text.split(',')) {
    const at = part.indexOf('=')
    const name = part.slice(0, at).trim()
    if (at < 1 || given.has(name) || !parameters.some((parameter) => parameter === name))
      throw incomplete('Authorization header is not a list of Credential, SignedHeaders and Signature.')
    given.set(name, part.slice(at + 1).trim())
  }
  return given
}

function readScope(credential: string, expected: string) {
  const parts = credential.split('/')
  const [accessKeyId = '', date = '', region = '', service = '', end = ''] = parts
  if (parts.length !== 5 || !/^[\w+=.@-]{1,128}$/.test(accessKeyId))
    throw incomplete("'Credential' must be <access key id>/<date>/<region>/<service>/aws4_request.")
  if (!/^\d{8}$/.test(date)) throw incomplete("Date in 'Credential' must be in the form YYYYMMDD.")
  if (!/^[a-z]{2}[a-z0-9-]{1,30}$/.test(region)) throw incomplete("'Credential' names no region.")
  if (end !== 'aws4_request') throw incomplete("'Credential' must end in 'aws4_request'.")
  if (service !== expected)
    throw new Fault(
      'InvalidSignatureException',
      `Credential should be scoped to correct service: '${expected}'. `,
    )
  return { accessKeyId, date, region, service }
}

function readSignedHeaders(text: string, headers: Headers): readonly string[] {
  const names = text.split(';')
  if (
    names.some(
      (name, n) =>
        !/^[!#$%&'*+.^`|~\w-]+$/.test(name) || name !== name.toLowerCase() || name <= (names[n - 1] ?? ''),
    )
  )
    throw incomplete("'SignedHeaders' must be lower-case names in order, with ';' between them.")
  if (!names.includes('host')) throw incomplete("'Host' must be a 'SignedHeader' in the AWS Authorization.")
  const absent = names.filter((name) => headers[name] === undefined)
  if (absent.length) throw incomplete(`Signed headers are not in the request: ${absent.join(', ')}.`)
  return names
}

function readDate(headers: Headers, day: string): string {
  const at = headers['x-amz-date']
  if (typeof at !== 'string' || !/^\d{8}T\d{6}Z$/.test(at))
    throw incomplete(
      "Authorization header requires existence of an 'X-Amz-Date' header in the form YYYYMMDDTHHMMSSZ.",
    )
  if (!at.startsWith(day)) throw incomplete("Date in 'Credential' is not the date of 'X-Amz-Date'.")
  return at
}

const incomplete = (message: string) => new Fault('IncompleteSignatureException', message)
