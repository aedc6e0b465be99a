import { once } from 'node:events'
import { connect } from 'node:net'
import { Sha256 } from '@aws-crypto/sha256-js'
import { SignatureV4 } from '@smithy/signature-v4'
import aws4 from 'aws4'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp } from '../../src/app/start-app.ts'
import { folder } from '../serve.ts'
import { files, variables } from './sts-project.ts'

const account = '123456789012'
const ops = { accessKeyId: 'AKIAOPS0000000000000', secretAccessKey: variables.OPS_KEY }
const denied = { accessKeyId: 'AKIADENIED0000000000', secretAccessKey: variables.OPS_KEY }
const now = Date.UTC(2026, 0, 1, 9)
const clock = { now: () => now, ticks: () => performance.now() }
const project = {
  ...files,
  'pools/denied.iam-user.yaml':
    "keys: { AKIADENIED0000000000: { secret: ops-key } }\ndeny: [{ do: '*', on: '*' }]\n",
}

let app: Awaited<ReturnType<typeof startApp>>
const { dir, remove } = folder(project)
const errors: unknown[] = []
beforeAll(async () => {
  const quiet = () => undefined
  const log = {
    debug: quiet,
    info: quiet,
    warn: quiet,
    error: (...said: unknown[]) => void errors.push(said),
  }
  app = await startApp({
    root: dir,
    mode: 'serve',
    env: 'prod',
    port: 0,
    memory: true,
    variables,
    clock,
    log,
  })
})
afterAll(async () => {
  await app?.close()
  remove()
})

const query = 'Action=GetCallerIdentity&Version=2011-06-15'
const arn = `<Arn>arn:aws:iam::${account}:user/ops</Arn>`
const codeIn = (text: string) => /<Code>([^<]*)</.exec(text)?.[1]

/** The query of a call that is presigned for a minute. */
async function presigned(method: 'GET' | 'POST', credentials = ops): Promise<URLSearchParams> {
  const { host, hostname, port } = new URL(app.url)
  const signer = new SignatureV4({ service: 'sts', region: 'us-east-1', credentials, sha256: Sha256 })
  const { query: signed } = await signer.presign(
    {
      method,
      protocol: 'http:',
      hostname,
      port: Number(port),
      path: '/',
      query: Object.fromEntries(new URLSearchParams(query)),
      headers: { host },
    } as never,
    { expiresIn: 60, signingDate: new Date(now) },
  )
  return new URLSearchParams(signed as Record<string, string>)
}

/** The headers of a form that another library has signed. */
function signed(body = query, credentials = ops): Record<string, string> {
  const { headers } = aws4.sign(
    {
      method: 'POST',
      service: 'sts',
      region: 'us-east-1',
      path: '/',
      body,
      signQuery: false,
      headers: {
        Host: new URL(app.url).host,
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        'x-amz-date': new Date(now).toISOString().replace(/[:-]|\.\d{3}/g, ''),
      },
    },
    credentials,
  )
  return headers as Record<string, string>
}

/** Sends headers just as they are, where a client would tidy them up. */
async function raw(headers: readonly (readonly [string, string])[], body = query): Promise<string> {
  const socket = connect(Number(new URL(app.url).port), new URL(app.url).hostname)
  const lines = ['POST / HTTP/1.1', ...headers.map((pair) => pair.join(': ')), 'Connection: close', '', body]
  socket.end(lines.join('\r\n'))
  let said = ''
  socket.setEncoding('utf8').on('data', (part: string) => void (said += part))
  await once(socket, 'close')
  return said
}

describe.each(['GET', 'POST'] as const)('a call presigned for %s', (method) => {
  it('tells others who somebody is who sends it', async () => {
    const answer = await fetch(`${app.url}/?${await presigned(method)}`, { method })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/xml'])
    expect(await answer.text()).toContain(arn)
  })

  it.each([
    ['Action', 'GetSessionToken'],
    ['Version', '2010-05-08'],
    ['X-Amz-Expires', '600'],
    ['More', 'x'],
  ])('is none with another %s', async (name, value) => {
    const asked = await presigned(method)
    asked.set(name, value)
    const answer = await fetch(`${app.url}/?${asked}`, { method })
    const code = name === 'Version' ? 'InvalidAction' : 'SignatureDoesNotMatch'
    expect(codeIn(await answer.text())).toBe(code)
  })

  it('is none by another method', async () => {
    const other = method === 'GET' ? 'POST' : 'GET'
    const answer = await fetch(`${app.url}/?${await presigned(method)}`, { method: other })
    expect([answer.status, codeIn(await answer.text())]).toEqual([403, 'SignatureDoesNotMatch'])
  })
})

describe('a signed form', () => {
  const pairs = (headers: Readonly<Record<string, string>>) => Object.entries(headers)

  it('is taken of another library', async () => {
    const { Host: _, ...headers } = signed()
    const answer = await fetch(app.url, { method: 'POST', headers, body: query })
    expect(await answer.text()).toContain(arn)
    expect(await raw(pairs(signed()))).toContain(arn)
  })

  it('tells who somebody is though they are denied everything, and is not let do anything', async () => {
    const { Host: _, ...headers } = signed(query, denied)
    const answer = await fetch(app.url, { method: 'POST', headers, body: query })
    expect(await answer.text()).toContain(`<Arn>arn:aws:iam::${account}:user/denied</Arn>`)
    const body = 'Action=GetFederationToken&Version=2011-06-15&Name=bob'
    const { Host: __, ...others } = signed(body, denied)
    const refused = await fetch(app.url, { method: 'POST', headers: others, body })
    const text = await refused.text()
    expect([refused.status, codeIn(text)]).toEqual([403, 'AccessDenied'])
    expect(text).toContain('with an explicit deny in an identity-based policy</Message>')
  })

  it('that is denied comes with what an administrator reads of it, and nobody else', async () => {
    const send = async (body: string, credentials = ops) => {
      const { Host: _, ...headers } = signed(body, credentials)
      return fetch(app.url, { method: 'POST', headers, body })
    }
    const refused = await send('Action=GetFederationToken&Version=2011-06-15&Name=bob', denied)
    const message = refused.headers.get('x-poolwright-authorization-message') ?? ''
    const decode = `Action=DecodeAuthorizationMessage&Version=2011-06-15&EncodedMessage=${message}`
    const [, text = ''] =
      /<DecodedMessage>(.*)<\/DecodedMessage>/.exec(await (await send(decode)).text()) ?? []
    expect(JSON.parse(text.replaceAll('&quot;', '"'))).toMatchObject({
      allowed: false,
      explicitDeny: true,
      context: {
        principal: { name: 'denied', arn: `arn:aws:iam::${account}:user/denied` },
        action: 'sts:GetFederationToken',
        resource: `arn:aws:sts::${account}:federated-user/bob`,
      },
    })
    expect(codeIn(await (await send(decode, denied)).text())).toBe('AccessDenied')
  })

  it.each<[string, (name: string) => boolean, string, string]>([
    ['a second time of signing', (name) => name === 'x-amz-date', '20260101T090001Z', 'IncompleteSignature'],
    ['a second type', (name) => name === 'content-type', 'text/plain', ''],
    ['a second host', (name) => name === 'Host', 'evil.example', ''],
    [
      'a second signature',
      (name) => name === 'Authorization',
      'AWS4-HMAC-SHA256 Credential=x',
      'IncompleteSignature',
    ],
  ])('with %s is refused, or is what the first says', async (_, is, value, code) => {
    const headers = pairs(signed())
    const [name = ''] = headers.find(([each]) => is(each)) ?? []
    const said = await raw([...headers, [name, value]])
    expect(codeIn(said) ?? '').toBe(code)
    if (!code) expect(said).toContain(arn)
    // Whichever comes first is what is signed, or nothing is.
    expect(await raw([[name, value], ...headers])).not.toContain(arn)
  })

  it.each(['constructor', '__proto__', 'tostring', 'x-amz-nothing'])(
    'that names %s among its headers is half a signature, and no defect',
    async (name) => {
      const { Authorization = '', ...headers } = signed()
      const names = ['content-length', 'content-type', 'host', 'x-amz-date', name].toSorted().join(';')
      const forged = Authorization.replace(/SignedHeaders=[^,]*/, `SignedHeaders=${names}`)
      const said = await raw([...pairs(headers), ['Authorization', forged]])
      expect([said.slice(9, 12), codeIn(said)]).toEqual(['400', 'IncompleteSignature'])
      expect(errors).toEqual([])
    },
  )

  it('is no form of the one who has taken its body away, or put another in its place', async () => {
    const { Host: _, ...headers } = signed()
    const body = 'Action=GetSessionToken&Version=2011-06-15'
    const { 'Content-Length': __, ...free } = headers
    const answer = await fetch(app.url, { method: 'POST', headers: free, body })
    expect([answer.status, codeIn(await answer.text())]).toEqual([403, 'SignatureDoesNotMatch'])
  })
})
