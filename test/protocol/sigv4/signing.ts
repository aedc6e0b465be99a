import aws4 from 'aws4'
import type { SignedRequest } from '../../../src/protocol/sigv4/signed-request.ts'
import { secret } from './proofs.ts'

const body = '{"UserPoolId":"us-east-1_Shop00001","Username":"ana"}'
const permanent = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: secret }

interface How {
  readonly keys?: {
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly sessionToken?: string
  }
  readonly service?: string
  readonly presigned?: boolean
  readonly date?: string
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A request for AdminGetUser, signed with a key of `ops` unless told otherwise. */
export function signed({
  keys: { accessKeyId, secretAccessKey, sessionToken } = permanent,
  service = 'cognito-idp',
  presigned = false,
  date = '20260102T030405Z',
  query = '',
  headers = {},
}: How = {}): SignedRequest {
  const asked = [query, presigned ? `X-Amz-Date=${date}` : ''].filter(Boolean).join('&')
  const { path, headers: all } = aws4.sign(
    {
      method: 'POST',
      path: `/${asked && `?${asked}`}`,
      headers: {
        Host: 'localhost:9340',
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.AdminGetUser',
        ...(!presigned && { 'x-amz-date': date }),
        ...headers,
      },
      body,
      service,
      region: 'us-east-1',
      signQuery: presigned,
    },
    { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
  )
  const [rawPath = '', ...rest] = path.split('?')
  const lower = Object.entries(all).map(([name, value]) => [name.toLowerCase(), String(value)])
  return {
    method: 'POST',
    path: rawPath,
    query: rest.join('?'),
    headers: Object.fromEntries(lower) as Record<string, string>,
    body: Buffer.from(body),
  }
}

/** The same, with other headers; one that is undefined goes. */
export const withHeaders = (
  request: SignedRequest,
  headers: Readonly<Record<string, string | undefined>>,
): SignedRequest => ({ ...request, headers: { ...request.headers, ...headers } })

/** The same, with a text of its `Authorization` header replaced. */
export const withAuthorization = (request: SignedRequest, from: string | RegExp, to: string): SignedRequest =>
  withHeaders(request, { authorization: String(request.headers['authorization']).replace(from, to) })

/** The same, with a text of its query replaced. */
export const withQuery = (request: SignedRequest, from: string | RegExp, to: string): SignedRequest => ({
  ...request,
  query: request.query.replace(from, to),
})
