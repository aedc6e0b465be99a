import { CognitoIdentityClient, GetIdCommand, GetOpenIdTokenCommand } from '@aws-sdk/client-cognito-identity'
import {
  CognitoIdentityProviderClient,
  ListUserPoolsCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import {
  AssumeRoleCommand,
  AssumeRoleWithSAMLCommand,
  AssumeRoleWithWebIdentityCommand,
  AssumeRootCommand,
  DecodeAuthorizationMessageCommand,
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
  GetDelegatedAccessTokenCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
  GetWebIdentityTokenCommand,
  STSClient,
  type Credentials,
} from '@aws-sdk/client-sts'
import { fromTemporaryCredentials, fromWebToken } from '@aws-sdk/credential-providers'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { startApp } from '../../src/app/start-app.ts'
import { totp } from '../../src/engine/secrets/totp.ts'
import { claims, openIssuer, signed, signingKey } from '../adapters/outside/issuer.ts'
import { now, openProvider } from '../adapters/outside/saml-provider.ts'
import { folder } from '../serve.ts'
import { refusal } from './sdk.ts'
import { files, variables } from './sts-project.ts'

const account = '123456789012'
const ops = { accessKeyId: 'AKIAOPS0000000000000', secretAccessKey: variables.OPS_KEY }
const guest = { accessKeyId: 'AKIAGUEST00000000000', secretAccessKey: variables.GUEST_KEY }
const reader = `arn:aws:iam::${account}:role/teams/reader`
const second = `arn:aws:iam::${account}:role/second`
const visitor = `arn:aws:iam::${account}:role/visitor`

/** Time stands still, and moves when a test moves it; the SDK believes it to be now. */
const clock = { at: now, now: () => clock.at, ticks: () => performance.now() }
const settings = () => ({
  region: 'us-east-1',
  maxAttempts: 1,
  systemClockOffset: clock.at - Date.now(),
})

/** A server of a project, for as long as a test or all of them. */
async function open(mode: 'dev' | 'serve', project: Readonly<Record<string, string>>) {
  const { dir, remove } = folder(project)
  const app = await startApp({ root: dir, mode, env: 'prod', port: 0, memory: true, variables, clock })
  return {
    app,
    async close() {
      await app.close()
      remove()
    },
  }
}

interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}
const keysOf = (given: Credentials | undefined): Keys => ({
  accessKeyId: given?.AccessKeyId ?? '',
  secretAccessKey: given?.SecretAccessKey ?? '',
  sessionToken: given?.SessionToken ?? '',
})

let server: Awaited<ReturnType<typeof open>>
let url = ''
let UserPoolId = ''
beforeAll(async () => {
  server = await open('serve', files)
  url = server.app.url
  UserPoolId = server.app.model().pools[0]?.id ?? ''
})
afterAll(() => server?.close())

const sts = (credentials?: Keys, endpoint = url) =>
  new STSClient({ ...settings(), endpoint, ...(credentials && { credentials }) })
const idp = (credentials: Keys) =>
  new CognitoIdentityProviderClient({ ...settings(), endpoint: url, credentials })
const assume = (credentials: Keys, more: object = {}) =>
  sts(credentials).send(new AssumeRoleCommand({ RoleArn: reader, RoleSessionName: 'ana', ...more }))
const pools = (credentials: Keys) => idp(credentials).send(new ListUserPoolsCommand({ MaxResults: 1 }))
const users = (credentials: Keys) => idp(credentials).send(new ListUsersCommand({ UserPoolId }))

describe('the SDK of STS', () => {
  it('is told who signs', async () => {
    expect(await sts(ops).send(new GetCallerIdentityCommand({}))).toMatchObject({
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
      Account: account,
      Arn: `arn:aws:iam::${account}:user/ops`,
    })
  })

  it.each([
    ['a wrong secret', { ...ops, secretAccessKey: 'wrong' }, 'SignatureDoesNotMatch'],
    ['a key that nobody knows', { ...ops, accessKeyId: 'AKIANOBODY0000000000' }, 'InvalidClientTokenId'],
    ['a session token that is none', { ...ops, sessionToken: 'FwoGZXIvYXdzEXAMPLE' }, 'InvalidClientTokenId'],
  ])('throws for %s', async (_, credentials, code) => {
    await expect(sts(credentials).send(new GetCallerIdentityCommand({}))).rejects.toEqual(
      expect.objectContaining({ name: code, $metadata: expect.objectContaining({ httpStatusCode: 403 }) }),
    )
  })

  it('gets the credentials of a role, and signs with them', async () => {
    const output = await assume(ops)
    expect(output.Credentials?.Expiration).toEqual(new Date(clock.at + 3_600_000))
    expect(output.AssumedRoleUser).toEqual({
      AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:ana$/),
      Arn: `arn:aws:sts::${account}:assumed-role/reader/ana`,
    })
    const keys = keysOf(output.Credentials)
    expect(await sts(keys).send(new GetCallerIdentityCommand({}))).toMatchObject({
      UserId: output.AssumedRoleUser?.AssumedRoleId,
      Account: account,
      Arn: output.AssumedRoleUser?.Arn,
    })
    expect((await pools(keys)).UserPools).toHaveLength(1)
    await expect(users(keys)).rejects.toEqual(refusal('AccessDeniedException'))
  })

  it('throws where the trust policy leaves it to policies that say nothing', async () => {
    await expect(assume(guest)).rejects.toEqual(
      expect.objectContaining({
        name: 'AccessDenied',
        message: `User: arn:aws:iam::${account}:user/guest is not authorized to perform: sts:AssumeRole on resource: ${reader}`,
        $metadata: expect.objectContaining({ httpStatusCode: 403 }),
      }),
    )
  })

  it('narrows a role by a session policy', async () => {
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'sts:*', Resource: '*' },
    })
    const { Credentials, PackedPolicySize } = await assume(ops, { Policy })
    expect(PackedPolicySize).toBe(3)
    await expect(pools(keysOf(Credentials))).rejects.toEqual(
      refusal('AccessDeniedException', expect.stringContaining('no session policy allows')),
    )
    await expect(assume(ops, { Policy: '{}' })).rejects.toEqual(refusal('MalformedPolicyDocumentException'))
  })

  it('tags a session, and what is transitive goes on to the next role', async () => {
    const tags = {
      Tags: [
        { Key: 'team', Value: 'shop' },
        { Key: 'plan', Value: 'gold & <silver>'.replace(/[&<>]/g, '') },
      ],
    }
    const plain = keysOf((await assume(ops, tags)).Credentials)
    expect((await users(plain)).Users).toEqual([])
    const next = (credentials: Keys) => assume(credentials, { RoleArn: second })
    await expect(users(keysOf((await next(plain)).Credentials))).rejects.toEqual(
      refusal('AccessDeniedException'),
    )
    const onward = keysOf(
      (await assume(ops, { ...tags, TransitiveTagKeys: ['team'], SourceIdentity: 'ana' })).Credentials,
    )
    const last = await next(onward)
    expect(last.SourceIdentity).toBe('ana')
    expect((await users(keysOf(last.Credentials))).Users).toEqual([])
  })

  it('cannot have a chain last longer than an hour, nor a role longer than it allows', async () => {
    const { Credentials, ...output } = await assume(ops, { DurationSeconds: 7200 })
    expect(output.AssumedRoleUser).toBeDefined()
    await expect(assume(keysOf(Credentials), { RoleArn: second, DurationSeconds: 3601 })).rejects.toEqual(
      refusal('ValidationError', expect.stringContaining('role chaining')),
    )
    await expect(assume(ops, { DurationSeconds: 7201 })).rejects.toEqual(
      refusal('ValidationError', expect.stringContaining('MaxSessionDuration')),
    )
    await expect(assume(ops, { DurationSeconds: 5 })).rejects.toEqual(
      refusal(
        'ValidationError',
        expect.stringMatching(/^1 validation error detected: Value '5' at 'durationSeconds'/),
      ),
    )
  })

  it('throws once credentials have ended, in each dialect by its own name', async () => {
    const keys = keysOf((await assume(ops, { DurationSeconds: 900 })).Credentials)
    const before = clock.at
    onTestFinished(() => void (clock.at = before))
    clock.at += 899_000
    await expect(pools(keys)).resolves.toBeDefined()
    clock.at += 1_000
    await expect(sts(keys).send(new GetCallerIdentityCommand({}))).rejects.toEqual(refusal('ExpiredToken'))
    await expect(pools(keys)).rejects.toEqual(refusal('ExpiredTokenException'))
  })

  it('shows a second factor, which roles and policies may ask for', async () => {
    const TokenCode = totp(Buffer.from('12345678901234567890'), Math.floor(clock.at / 30_000))
    const SerialNumber = `arn:aws:iam::${account}:mfa/ops`
    const careful = { RoleArn: `arn:aws:iam::${account}:role/careful` }
    await expect(assume(ops, careful)).rejects.toEqual(refusal('AccessDenied'))
    const shown = new GetSessionTokenCommand({ SerialNumber, TokenCode })
    const own = keysOf((await sts(ops).send(shown)).Credentials)
    expect((await assume(own, careful)).AssumedRoleUser).toBeDefined()
    await expect(sts(ops).send(shown)).rejects.toEqual(
      refusal('AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code. '),
    )
  })

  it('gets sessions of users and federated users', async () => {
    const own = keysOf((await sts(ops).send(new GetSessionTokenCommand({}))).Credentials)
    expect(await sts(own).send(new GetCallerIdentityCommand({}))).toMatchObject({
      Arn: `arn:aws:iam::${account}:user/ops`,
    })
    await expect(pools(own)).resolves.toBeDefined()
    const Policy =
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"cognito-idp:List*","Resource":"*"}]}'
    const bob = await sts(ops).send(new GetFederationTokenCommand({ Name: 'bob', Policy }))
    expect(bob.FederatedUser).toEqual({
      FederatedUserId: `${account}:bob`,
      Arn: `arn:aws:sts::${account}:federated-user/bob`,
    })
    await expect(users(keysOf(bob.Credentials))).resolves.toBeDefined()
    await expect(sts(guest).send(new GetFederationTokenCommand({ Name: 'bob' }))).rejects.toEqual(
      refusal('AccessDenied'),
    )
  })

  it('is answered by every other operation in the codes that it knows', async () => {
    const { Credentials } = await assume(ops)
    expect(
      await sts(ops).send(new GetAccessKeyInfoCommand({ AccessKeyId: Credentials?.AccessKeyId })),
    ).toMatchObject({ Account: account })
    await expect(
      sts(ops).send(new DecodeAuthorizationMessageCommand({ EncodedMessage: 'x' })),
    ).rejects.toEqual(refusal('InvalidAuthorizationMessageException'))
    await expect(
      sts(ops).send(
        new GetWebIdentityTokenCommand({ Audience: ['https://api.example'], SigningAlgorithm: 'RS256' }),
      ),
    ).rejects.toEqual(refusal('OutboundWebIdentityFederationDisabledException'))
    const TaskPolicyArn = { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' }
    await expect(
      sts(ops).send(new AssumeRootCommand({ TargetPrincipal: '999999999999', TaskPolicyArn })),
    ).rejects.toEqual(
      refusal(
        'AccessDenied',
        expect.stringContaining(
          `User: arn:aws:iam::${account}:user/ops is not authorized to perform: sts:AssumeRoot on resource: arn:aws:iam::999999999999:root`,
        ) as string,
      ),
    )
    await expect(
      sts(ops).send(new GetDelegatedAccessTokenCommand({ TradeInToken: 'token' })),
    ).rejects.toEqual(refusal('AccessDenied', 'Not authorized to perform sts:GetDelegatedAccessToken'))
  })

  it('has providers of credentials that renew themselves', async () => {
    const provider = fromTemporaryCredentials({
      masterCredentials: ops,
      params: { RoleArn: reader, RoleSessionName: 'renewed' },
      clientConfig: { ...settings(), endpoint: url },
    })
    const keys = await provider()
    expect(keys.expiration).toEqual(new Date(clock.at + 3_600_000))
    expect(await sts(keys as Keys).send(new GetCallerIdentityCommand({}))).toMatchObject({
      Arn: `arn:aws:sts::${account}:assumed-role/reader/renewed`,
    })
  })
})

describe('the basic flow of an identity pool', () => {
  const identity = () =>
    new CognitoIdentityClient({
      ...settings(),
      endpoint: url,
      credentials: { accessKeyId: '', secretAccessKey: '' },
    })
  const token = async () => {
    const [pool] = server.app.model().identityPools
    const { IdentityId } = await identity().send(new GetIdCommand({ IdentityPoolId: pool?.id }))
    const { Token } = await identity().send(new GetOpenIdTokenCommand({ IdentityId }))
    return { IdentityId, pool, Token }
  }

  it('ends in credentials of a role that trusts the pool', async () => {
    const { IdentityId, pool, Token } = await token()
    const output = await sts().send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: visitor,
        RoleSessionName: 'guest',
        WebIdentityToken: Token,
      }),
    )
    expect(output).toMatchObject({
      SubjectFromWebIdentityToken: IdentityId,
      Audience: pool?.id,
      Provider: 'cognito-identity.amazonaws.com',
      AssumedRoleUser: { Arn: `arn:aws:sts::${account}:assumed-role/visitor/guest` },
    })
    await expect(pools(keysOf(output.Credentials))).resolves.toBeDefined()
    await expect(users(keysOf(output.Credentials))).rejects.toEqual(refusal('AccessDeniedException'))
  })

  it('is what fromWebToken does', async () => {
    const { Token = '' } = await token()
    const keys = await fromWebToken({
      roleArn: visitor,
      roleSessionName: 'web',
      webIdentityToken: Token,
      clientConfig: { ...settings(), endpoint: url },
    })()
    await expect(pools(keys as Keys)).resolves.toBeDefined()
  })

  it('opens no other role, and nothing once its token has ended', async () => {
    const { Token } = await token()
    const ask = (RoleArn: string) =>
      sts().send(
        new AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName: 'guest', WebIdentityToken: Token }),
      )
    await expect(ask(reader)).rejects.toEqual(
      refusal('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity'),
    )
    const before = clock.at
    onTestFinished(() => void (clock.at = before))
    clock.at += 601_000
    await expect(ask(visitor)).rejects.toEqual(refusal('ExpiredTokenException'))
  })
})

describe('providers of others', () => {
  it('vouch by OIDC for whoever becomes a role', async () => {
    const key = await signingKey('one')
    const issuer = await openIssuer(key)
    const host = issuer.url.replace('http://', '')
    const { app, close } = await open('dev', {
      ...files,
      'pools/corp.oidc-provider.yaml': `url: ${issuer.url}\naudiences: [shop-audit]\n`,
      'pools/auditor.role.yaml': 'trust: { type: oidc, provider: corp, audience: [shop-audit] }\n',
    })
    onTestFinished(close)
    const ask = (WebIdentityToken: string) =>
      sts(undefined, app.url).send(
        new AssumeRoleWithWebIdentityCommand({
          RoleArn: `arn:aws:iam::${account}:role/auditor`,
          RoleSessionName: 'ana',
          WebIdentityToken,
        }),
      )
    const said = claims(issuer.url)
    expect(await ask(await signed(key, said))).toMatchObject({
      Provider: `arn:aws:iam::${account}:oidc-provider/${host}`,
      SubjectFromWebIdentityToken: 'ana',
      Audience: 'shop-audit',
    })
    const stranger = await signingKey('one')
    await expect(ask(await signed(stranger, said))).rejects.toEqual(refusal('InvalidIdentityTokenException'))
    await expect(ask(await signed(key, { ...said, aud: 'else' }))).rejects.toEqual(
      refusal('InvalidIdentityTokenException', 'Incorrect token audience'),
    )
    await expect(ask(await signed(key, { ...said, exp: now / 1000 }))).rejects.toEqual(
      refusal('ExpiredTokenException'),
    )
    await expect(ask(await signed(key, { ...said, iss: 'https://else.example' }))).rejects.toEqual(
      refusal(
        'InvalidIdentityTokenException',
        'No OpenIDConnect provider found in your account for https://else.example',
      ),
    )
  })

  it('vouch by SAML for whoever becomes a role, once', async () => {
    const provider = openProvider()
    const partner = `arn:aws:iam::${account}:saml-provider/partner`
    const role = `arn:aws:iam::${account}:role/auditor`
    const { app, close } = await open('dev', {
      ...files,
      'pools/partner.saml-provider.yaml': 'metadata: { file: ./partner.xml }\n',
      'pools/partner.xml': provider.metadata,
      'pools/auditor.role.yaml': 'trust: { type: saml, provider: partner }\n',
    })
    onTestFinished(close)
    const attribute = (name: string, value: string) =>
      `<saml:Attribute Name="https://aws.amazon.com/SAML/Attributes/${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`
    const SAMLAssertion = await provider.sign({
      attributes: attribute('Role', `${role},${partner}`) + attribute('RoleSessionName', 'ana'),
    })
    const ask = (assertion: string) =>
      sts(undefined, app.url).send(
        new AssumeRoleWithSAMLCommand({ RoleArn: role, PrincipalArn: partner, SAMLAssertion: assertion }),
      )
    const output = await ask(SAMLAssertion)
    expect(output).toMatchObject({
      Subject: 'ana@partner.example',
      SubjectType: 'persistent',
      AssumedRoleUser: { Arn: `arn:aws:sts::${account}:assumed-role/auditor/ana` },
    })
    await expect(ask(SAMLAssertion)).rejects.toEqual(refusal('IDPRejectedClaimException'))
    await expect(ask(Buffer.from('<xml/>').toString('base64'))).rejects.toEqual(
      refusal('InvalidIdentityTokenException'),
    )
  })
})

describe('a server of a developer', () => {
  it('takes keys that nobody knows for the account’s own, and proves those that it knows', async () => {
    const { app, close } = await open('dev', files)
    onTestFinished(close)
    const caller = (credentials: Keys) => sts(credentials, app.url).send(new GetCallerIdentityCommand({}))
    expect(await caller({ accessKeyId: 'test', secretAccessKey: 'test' })).toMatchObject({
      UserId: account,
      Arn: `arn:aws:iam::${account}:root`,
    })
    await expect(caller({ ...ops, secretAccessKey: 'wrong' })).rejects.toEqual(
      refusal('SignatureDoesNotMatch'),
    )
  })
})
