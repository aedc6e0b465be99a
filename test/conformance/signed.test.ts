import {
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminSetUserPasswordCommand,
  DescribeUserPoolCommand,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app/app.ts'
import type { RecordedRun } from '../../src/model/recorded-run.ts'
import { refusal } from './sdk.ts'
import { account, anybody, auditor, backend, clientOf, openWorld, signUp, type Keys } from './signed-world.ts'

const runs: Omit<RecordedRun, 'id'>[] = []
const world = openWorld()
const { clock } = world
let serve: App
let dev: App
let UserPoolId = ''
let people = ''
beforeAll(async () => {
  serve = await world.start({ mode: 'serve' })
  dev = await world.start({ mode: 'dev', onRun: (run) => void runs.push(run) })
  const pool = serve.model().pools.find(({ name }) => name === 'people')
  UserPoolId = pool?.id ?? ''
  people = pool?.arn ?? ''
  for (const app of [serve, dev]) await signUp(app, 'ana')
})
afterAll(() => world.close())

const sts = (app: App, credentials: Keys) =>
  new STSClient({ region: 'us-east-1', endpoint: app.url, credentials, maxAttempts: 1 })
const getUser = () => new AdminGetUserCommand({ UserPoolId, Username: 'ana' })
const user = (name: string) => `arn:aws:iam::${account}:user/${name}`
const denied = (who: string, action: string, resource: string, why: string) =>
  refusal(
    'AccessDeniedException',
    `User: ${who} is not authorized to perform: ${action} on resource: ${resource} ${why}`,
  )
const lacks = (action: string, kind = 'identity-based policy') =>
  `because no ${kind} allows the ${action} action`

describe('a declared user, where IAM decides', () => {
  const aws = () => clientOf(serve, backend)

  it('does what is allowed', async () => {
    expect(await aws().send(getUser())).toMatchObject({ Username: 'ana' })
    expect((await aws().send(new ListUserPoolsCommand({ MaxResults: 10 }))).UserPools).toHaveLength(2)
  })

  it('does nothing else: what no statement allows, what a condition does not, what one denies', async () => {
    const partners = serve.model().pools.find(({ name }) => name === 'partners')
    const describePool = aws().send(new DescribeUserPoolCommand({ UserPoolId }))
    const action = 'cognito-idp:DescribeUserPool'
    await expect(describePool).rejects.toEqual(denied(user('backend'), action, people, lacks(action)))

    const other = aws().send(new AdminGetUserCommand({ UserPoolId: partners?.id, Username: 'ana' }))
    const look = 'cognito-idp:AdminGetUser'
    await expect(other).rejects.toEqual(denied(user('backend'), look, partners?.arn ?? '', lacks(look)))

    const set = new AdminSetUserPasswordCommand({ UserPoolId, Username: 'ana', Password: 'Corr3ct-Horse!!' })
    const why = 'with an explicit deny in an identity-based policy'
    const password = 'cognito-idp:AdminSetUserPassword'
    await expect(aws().send(set)).rejects.toEqual(denied(user('backend'), password, people, why))
  })

  it('is nobody of any rights without a statement', async () => {
    const action = 'cognito-idp:AdminGetUser'
    await expect(clientOf(serve, auditor).send(getUser())).rejects.toEqual(
      denied(user('auditor'), action, people, lacks(action)),
    )
  })

  it('is let in from the region that a condition names, and from no other', async () => {
    const elsewhere = clientOf(serve, backend, { region: 'eu-west-1' })
    expect(await elsewhere.send(getUser())).toMatchObject({ Username: 'ana' })
    await expect(elsewhere.send(new ListUserPoolsCommand({ MaxResults: 10 }))).rejects.toEqual(
      refusal('AccessDeniedException'),
    )
  })

  it('may become a role, and is then no more than that', async () => {
    const RoleArn = `arn:aws:iam::${account}:role/reader`
    const { Credentials } = await sts(serve, backend).send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'shift-1' }),
    )
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {}
    const keys = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
    expect(await clientOf(serve, keys).send(getUser())).toMatchObject({ Username: 'ana' })
    const action = 'cognito-idp:ListUserPools'
    await expect(clientOf(serve, keys).send(new ListUserPoolsCommand({ MaxResults: 10 }))).rejects.toEqual(
      denied(`arn:aws:sts::${account}:assumed-role/reader/shift-1`, action, '*', lacks(action)),
    )

    await expect(clientOf(serve, { ...keys, secretAccessKey: 'other' }).send(getUser())).rejects.toEqual(
      refusal('InvalidSignatureException'),
    )
    await expect(clientOf(serve, { ...backend, sessionToken: SessionToken }).send(getUser())).rejects.toEqual(
      refusal('UnrecognizedClientException'),
    )
    clock.ahead = 3_601_000
    const later = clientOf(serve, keys, { systemClockOffset: clock.ahead })
    await expect(later.send(getUser())).rejects.toEqual(
      refusal('ExpiredTokenException', 'The security token included in the request is expired'),
    )
    clock.ahead = 0
  })
})

describe('in dev', () => {
  it('a declared user is denied nothing, and it is told what serve would deny, and why', async () => {
    await clientOf(dev, auditor).send(getUser())
    expect(runs.at(-1)).toMatchObject({
      operation: 'AdminGetUser',
      outcome: 'answered',
      signedBy: { ...{ accessKeyId: auditor.accessKeyId }, arn: user('auditor'), proven: true },
      decision: {
        decision: 'implicitDeny',
        enforced: false,
        denied: expect.stringContaining(user('auditor')) as string,
      },
    })
    const file = 'pools/backend.iam-user.yaml'
    await clientOf(dev, backend).send(getUser())
    expect(runs.at(-1)?.decision).toMatchObject({
      decision: 'allow',
      by: { sid: 'administer', at: { file, line: 6 } },
    })
  })

  it('a wrong signature of a declared key is refused, and a key that nobody knows is the account', async () => {
    await expect(clientOf(dev, { ...backend, secretAccessKey: 'x' }).send(getUser())).rejects.toEqual(
      refusal('InvalidSignatureException'),
    )
    expect(await clientOf(dev, anybody).send(getUser())).toMatchObject({ Username: 'ana' })
    expect(runs.at(-1)?.signedBy).toMatchObject({ arn: `arn:aws:iam::${account}:root`, proven: false })
    const { Arn } = await sts(dev, anybody).send(new GetCallerIdentityCommand({}))
    expect(Arn).toBe(`arn:aws:iam::${account}:root`)
  })
})

describe('what is recorded of who becomes a role', () => {
  const RoleArn = `arn:aws:iam::${account}:role/reader`
  const assume = (keys: Keys) =>
    sts(dev, keys).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'shift-2' }))

  it('is who signed, which statement let them, and whom they became; no secret of theirs', async () => {
    const { Credentials } = await assume(backend)
    const run = runs.at(-1)
    expect(run).toMatchObject({
      operation: 'AssumeRole',
      outcome: 'answered',
      signedBy: { accessKeyId: backend.accessKeyId, arn: user('backend'), proven: true },
      decision: { action: 'sts:AssumeRole', resource: RoleArn, decision: 'allow', enforced: true },
      asked: { RoleArn, RoleSessionName: 'shift-2' },
      said: { AssumedRoleUser: { Arn: `arn:aws:sts::${account}:assumed-role/reader/shift-2` } },
    })
    const told = JSON.stringify(run)
    for (const secret of [Credentials?.SecretAccessKey, Credentials?.SessionToken, backend.secretAccessKey])
      expect(told).not.toContain(secret)
  })

  it('is why somebody was not let', async () => {
    await expect(assume(auditor)).rejects.toEqual(refusal('AccessDenied'))
    expect(runs.at(-1)).toMatchObject({
      operation: 'AssumeRole',
      outcome: 'AccessDeniedException',
      signedBy: { arn: user('auditor') },
      decision: {
        decision: 'implicitDeny',
        denied: expect.stringContaining('no identity policy allows it') as string,
      },
    })
  })
})

describe.each(['serve', 'dev'] as const)('a script with a role, in %s', (mode) => {
  const app = () => (mode === 'serve' ? serve : dev)

  it('does what the role allows, and is refused the rest though its capabilities list it', async () => {
    const groups = await clientOf(app(), backend).send(
      new AdminListGroupsForUserCommand({ UserPoolId, Username: 'ana' }),
    )
    expect(groups.Groups).toMatchObject([{ GroupName: 'newcomers' }])
    const action = 'cognito-idp:AdminUpdateUserAttributes'
    const who = `arn:aws:sts::${account}:assumed-role/welcomer/welcome`
    await expect(signUp(app(), 'bob')).rejects.toEqual(
      refusal(
        'UserLambdaValidationException',
        `PostConfirmation failed with error User: ${who} is not authorized to perform: ${action} on resource: ${people} ${lacks(action)}.`,
      ),
    )
  })
})

it('whoever may not delete somebody has not', async () => {
  await expect(
    clientOf(serve, auditor).send(new AdminDeleteUserCommand({ UserPoolId, Username: 'ana' })),
  ).rejects.toEqual(refusal('AccessDeniedException'))
  expect(await clientOf(serve, backend).send(getUser())).toMatchObject({ Username: 'ana', Enabled: true })
})
