import { describe, expect, it } from 'vitest'
import { flow } from '../../../src/engine/flow.ts'
import { Fault } from '../../../src/model/fault.ts'
import type { FinishedRun, Served, Serving } from '../../../src/protocol/aws-json/serving.ts'
import { handleQuery } from '../../../src/protocol/aws-query/handle.ts'
import { silent } from '../../../src/protocol/log.ts'
import { world } from '../../world.ts'

const refuse = (name: string, error: unknown): Served => ({
  service: 'sts',
  name,
  access: 'anyone',
  flow: flow<object>(name).step({
    name: 'refuse',
    run(): undefined {
      throw error
    },
  }),
  output: () => ({}),
})
const echo: Served = {
  service: 'sts',
  name: 'AssumeRoleWithSAML',
  access: 'anyone',
  flow: flow<object>('AssumeRoleWithSAML'),
  output: (facts: object) => ({ Subject: JSON.stringify(facts), Expiration: 0 }),
}
const signed: Served = {
  service: 'sts',
  name: 'GetCallerIdentity',
  access: 'admin',
  flow: flow<object>('GetCallerIdentity'),
  output: () => ({}),
}
const { ports } = await world()

async function ask(
  text: string,
  {
    method = 'POST',
    served = [echo, signed],
    query = '',
    ...headers
  }: { method?: string; served?: readonly Served[]; query?: string; authorization?: string } = {},
) {
  const runs: FinishedRun[] = []
  const errors: unknown[] = []
  const serving: Serving = {
    operations: new Map(served.map((one) => [`sts:${one.name}`, one])),
    ports: (caller) => ({ ...ports, caller }),
    signed: 'decided',
    log: { ...silent, error: (...said) => void errors.push(said) },
    onRun: (run) => void runs.push(run),
  }
  const get = method === 'GET'
  const answer = await handleQuery(
    {
      id: 'the-id',
      method,
      path: '/',
      query: get ? text : query,
      body: Buffer.from(get ? '' : text),
      headers,
    },
    serving,
  )
  const [, code] = /<Code>(.*)<\/Code>/.exec(answer.body) ?? []
  const [, message] = /<Message>(.*)<\/Message>/.exec(answer.body) ?? []
  return { ...answer, code, message, runs, errors }
}

const arn = 'arn:aws:iam::123456789012:role/x'
const call = `Action=AssumeRoleWithSAML&Version=2011-06-15&RoleArn=${arn}&PrincipalArn=${arn}&SAMLAssertion=PHg%2B`

describe('a call of the query protocol', () => {
  it('is answered in XML, with the id of the request', async () => {
    const { status, headers, body, runs } = await ask(call)
    expect(status).toBe(200)
    expect(headers).toMatchObject({ 'content-type': 'text/xml', 'x-amzn-RequestId': 'the-id' })
    expect(body).toBe(
      '<AssumeRoleWithSAMLResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithSAMLResult>' +
        `<Subject>{&quot;RoleArn&quot;:&quot;${arn}&quot;,&quot;PrincipalArn&quot;:&quot;${arn}&quot;,&quot;SAMLAssertion&quot;:&quot;PHg+&quot;}</Subject>` +
        '<Expiration>1970-01-01T00:00:00Z</Expiration></AssumeRoleWithSAMLResult>' +
        '<ResponseMetadata><RequestId>the-id</RequestId></ResponseMetadata></AssumeRoleWithSAMLResponse>',
    )
    expect(runs).toMatchObject([{ operation: 'AssumeRoleWithSAML', outcome: 'answered' }])
  })

  it('may stand in the query of a GET', async () => {
    expect(await ask(call, { method: 'GET' })).toMatchObject({ status: 200 })
  })

  it('may stand in the query of a POST, as in those that are presigned, or in both', async () => {
    expect(await ask('', { query: call })).toMatchObject({ status: 200 })
    const [query = '', ...rest] = call.split('&')
    expect(await ask(rest.join('&'), { query })).toMatchObject({ status: 200 })
    expect(await ask(call, { query })).toMatchObject({ status: 400, code: 'MalformedInput' })
  })

  it('is recorded without its assertion', async () => {
    const { runs } = await ask(call)
    expect(runs[0]?.asked).toMatchObject({ RoleArn: arn, SAMLAssertion: '[redacted]' })
  })

  it.each([
    ['no action', 'Version=2011-06-15', 400, 'MissingAction', 'The request names no action.'],
    [
      'an action that STS has not',
      'Action=Foo&Version=2011-06-15',
      400,
      'InvalidAction',
      'Could not find operation Foo for version 2011-06-15',
    ],
    [
      'an action of every object',
      'Action=constructor&Version=2011-06-15',
      400,
      'InvalidAction',
      /constructor/,
    ],
    [
      'another version',
      'Action=GetCallerIdentity&Version=2010-05-08',
      400,
      'InvalidAction',
      'Could not find operation GetCallerIdentity for version 2010-05-08',
    ],
    [
      'no version',
      'Action=GetCallerIdentity',
      400,
      'InvalidAction',
      'Could not find operation GetCallerIdentity for version NO_VERSION_SPECIFIED',
    ],
    [
      'an action that is not served',
      'Action=AssumeRole&Version=2011-06-15',
      400,
      'InvalidAction',
      /is not served/,
    ],
    [
      'no signature',
      'Action=GetCallerIdentity&Version=2011-06-15',
      403,
      'MissingAuthenticationToken',
      'Missing Authentication Token',
    ],
    [
      'a value that breaks a constraint',
      `${call}&DurationSeconds=1`,
      400,
      'ValidationError',
      /^1 validation error detected/,
    ],
    [
      'a value of another kind',
      `${call}&DurationSeconds=x`,
      400,
      'MalformedInput',
      'DurationSeconds is not an integer.',
    ],
    ['no form', '%', 400, 'MalformedInput', /percent-encoded/],
  ])('is refused: %s', async (_, text, status, code, message) => {
    const answer = await ask(text)
    expect(answer).toMatchObject({
      status,
      code,
      message: message instanceof RegExp ? expect.stringMatching(message) : message,
    })
    expect(answer.body).toMatch(
      /^<ErrorResponse xmlns="https:\/\/sts.amazonaws.com\/doc\/2011-06-15\/"><Error><Type>Sender<\/Type>/,
    )
    expect(answer.body).toMatch(/<\/Error><RequestId>the-id<\/RequestId><\/ErrorResponse>$/)
    expect(answer.errors).toEqual([])
  })

  it('is refused for half a signature', async () => {
    const text = 'Action=GetCallerIdentity&Version=2011-06-15'
    expect(await ask(text, { authorization: 'AWS4-HMAC-SHA256 Credential=x' })).toMatchObject({
      status: 400,
      code: 'IncompleteSignature',
    })
  })

  it('repeats nothing of a stranger that XML could read', async () => {
    const { message } = await ask(`Action=${encodeURIComponent('<x>&\0')}&Version=2011-06-15`)
    expect(message).toBe('Could not find operation &lt;x&gt;&amp;\ufffd for version 2011-06-15')
  })

  it('tells nobody of a defect of ours, but the log', async () => {
    const served = [refuse('AssumeRoleWithSAML', new Error('secret detail'))]
    const { status, code, body, errors } = await ask(call, { served })
    expect([status, code]).toEqual([500, 'InternalFailure'])
    expect(body).toContain('<Type>Receiver</Type>')
    expect(body).not.toContain('secret detail')
    expect(errors).toHaveLength(1)
  })

  it.each([
    ['InvalidIdentityToken', 400, 'InvalidIdentityToken'],
    ['IDPRejectedClaim', 403, 'IDPRejectedClaim'],
    ['ExpiredTokenException', 400, 'ExpiredTokenException'],
    ['AccessDeniedException', 403, 'AccessDenied'],
    ['InvalidParameterValue', 400, 'InvalidParameterValue'],
  ] as const)('sends %s of an operation', async (fault, status, code) => {
    const served = [refuse('AssumeRoleWithSAML', new Fault(fault))]
    expect(await ask(call, { served })).toMatchObject({ status, code, errors: [] })
  })
})
