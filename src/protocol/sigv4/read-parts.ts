import { Fault } from '../../model/fault.ts'
import { incomplete } from './incomplete.ts'
import type { Headers } from './signed-request.ts'

/** The one way to sign that is taken. */
export const algorithm = 'AWS4-HMAC-SHA256'

/** Reads `<access key id>/<date>/<region>/<service>/aws4_request`, of this very service. */
export function readScope(credential: string, expected: string) {
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

/** Reads the names of signed headers, each of which the request has. */
export function readSignedHeaders(text: string, headers: Headers): readonly string[] {
  const names = text.split(';')
  if (
    names.some(
      (name, n) =>
        !/^[!#$%&'*+.^`|~\w-]+$/.test(name) || name !== name.toLowerCase() || name <= (names[n - 1] ?? ''),
    )
  )
    throw incomplete("'SignedHeaders' must be lower-case names in order, with ';' between them.")
  if (!names.includes('host')) throw incomplete("'Host' must be a 'SignedHeader' in the AWS Authorization.")
  // What every object inherits, such as `constructor`, is no header.
  const absent = names.filter((name) => !Object.hasOwn(headers, name) || headers[name] === undefined)
  if (absent.length) throw incomplete(`Signed headers are not in the request: ${absent.join(', ')}.`)
  return names
}

/** Reads the time of signing, which is on the day of the credential. */
export function readDate(at: string | undefined, day: string, where: string): string {
  if (at === undefined || !/^\d{8}T\d{6}Z$/.test(at))
    throw incomplete(`${where} requires existence of an 'X-Amz-Date' in the form YYYYMMDDTHHMMSSZ.`)
  if (!at.startsWith(day)) throw incomplete("Date in 'Credential' is not the date of 'X-Amz-Date'.")
  return at
}

/** Reads a signature as it is written. */
export function readSignatureDigits(digits: string): string {
  if (!/^[0-9a-f]{64}$/.test(digits)) throw incomplete("'Signature' must be 64 hexadecimal digits.")
  return digits
}
