import { describe, expect, it } from 'vitest'
import type { Distrust } from '../../../src/engine/access.ts'
import type { Setting } from '../../world.ts'
import { fault } from '../../world.ts'
import { allowing, arnOf, letting, roleArn, stsWorld, trusting } from './sts-world.ts'

const cognito = 'cognito-identity.amazonaws.com'
const pool = 'us-east-1:11111111-2222-4333-8444-555555555555'
const identity = 'us-east-1:99999999-2222-4333-8444-555555555555'
const corp = arnOf('oidc-provider/login.corp.example/tenant')
const users = arnOf('oidc-provider/cognito-idp.us-east-1.amazonaws.com/us-east-1_TestPool1')
const web = (Federated: string, Condition: object = {}, ...more: readonly string[]) =>
  letting({ Federated }, { Action: ['sts:AssumeRoleWithWebIdentity', ...more], Condition })

const files = {
  'pools/shop.identity.yaml': `id: ${pool}\nguests: true\nroles: { guest: visitor }\n`,
  'pools/visitor.role.yaml': 'trust: { type: identityPool, pool: shop, as: guest, tagSession: true }\n',
  'pools/member.role.yaml': `trust: { type: identityPool, pool: shop, as: authenticated }\nallow: [{ do: 's3:GetObject', on: 'arn:aws:s3:::shop/\${${cognito}:sub}/*' }]\n`,
  'pools/corp.oidc-provider.yaml': 'url: https://login.corp.example/tenant\naudiences: [shop, tools]\n',
  'pools/users.oidc-provider.yaml':
    'url: https://cognito-idp.us-east-1.amazonaws.com/us-east-1_TestPool1\naudiences: [webclient000000000000000aa]\n',
  'pools/employee.role.yaml': trusting(
    web(
      corp,
      { StringEquals: { 'login.corp.example/tenant:aud': 'shop' } },
      'sts:TagSession',
      'sts:SetSourceIdentity',
    ),
  ),
  'pools/shopper.role.yaml': trusting(
    web(users, { StringLike: { 'cognito-idp.us-east-1.amazonaws.com/us-east-1_TestPool1:sub': '*' } }),
  ),
  'pools/google.role.yaml': trusting(
    web('accounts.google.com', { StringEquals: { 'accounts.google.com:aud': 'app' } }),
  ),
  'pools/facebook.role.yaml': trusting(
    web('graph.facebook.com', { StringEquals: { 'graph.facebook.com:app_id': '42' } }),
  ),
  'pools/amazon.role.yaml': trusting(
    web('www.amazon.com', { StringEquals: { 'www.amazon.com:user_id': 'amzn1.account.A' } }),
  ),
}

const segment = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
/** A token that nobody has signed; whoever is to verify it is a stand-in. */
const unsigned = (claims: object) => `${segment({ alg: 'RS256', kid: 'k' })}.${segment(claims)}.c2ln`

const began = Date.UTC(2026, 0, 1, 9) / 1000
const claims = (more: object = {}) => ({
  sub: 'ana@corp',
  aud: 'shop',
  iss: 'https://login.corp.example/tenant',
  iat: began,
  exp: began + 600,
  ...more,
})
/** A world whose OIDC issuers vouch for whatever a token says. */
const vouching = (distrust?: Distrust): Pick<Setting, 'files' | 'outside'> => ({
  files,
  outside: {
    async oidc(issuer, token) {
      if (distrust) return distrust
      const said = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
      return { issuer, subject: said.sub, audience: [said.aud].flat(), claims: said }
    },
    social: async (provider, appId, token) => {
      if (distrust) return distrust
      expect(appId).toBeUndefined()
      const audience = provider === 'graph.facebook.com' ? '42' : 'app'
      const subject = provider === 'www.amazon.com' ? 'amzn1.account.A' : `of ${token.slice(0, 4)}`
      return {
        provider,
        subject,
        issuer: provider,
        audience: [audience],
        claims: { aud: audience, sub: subject },
      }
    },
  },
})

const become = async (
  made: Awaited<ReturnType<typeof stsWorld>>,
  role: string,
  token: string,
  more: object = {},
) =>
  made.call('AssumeRoleWithWebIdentity', {
    RoleArn: roleArn(role),
    RoleSessionName: 'ana',
    WebIdentityToken: token,
    ...more,
  })
const notAllowed = (action = 'sts:AssumeRoleWithWebIdentity') =>
  fault('AccessDeniedException', `Not authorized to perform ${action}`)

/** The token that the basic flow gives to an identity. */
const openId = (made: Awaited<ReturnType<typeof stsWorld>>, more: object = {}) =>
  made.ports.signer.signIdentity(pool, {
    sub: identity,
    aud: pool,
    amr: ['authenticated', 'login.shop', `login.shop:${pool}:ana`],
    iss: 'https://cognito-identity.amazonaws.com',
    exp: began + 600,
    iat: began,
    ...more,
  })

describe('AssumeRoleWithWebIdentity for an identity of an identity pool', () => {
  it('gives the credentials of a role that trusts the pool, and what Cognito says of the token', async () => {
    const made = await stsWorld({ files })
    const output = await become(made, 'member', await openId(made))
    expect(output).toEqual({
      Credentials: {
        AccessKeyId: expect.stringMatching(/^ASIA/),
        SecretAccessKey: expect.any(String),
        SessionToken: expect.any(String),
        Expiration: began + 3600,
      },
      SubjectFromWebIdentityToken: identity,
      AssumedRoleUser: {
        AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:ana$/),
        Arn: 'arn:aws:sts::123456789012:assumed-role/member/ana',
      },
      Provider: cognito,
      Audience: pool,
    })
    const who = made.holder(output.Credentials)
    expect(who.context).toMatchObject({
      [`${cognito}:sub`]: identity,
      [`${cognito}:aud`]: pool,
      [`${cognito}:amr`]: ['authenticated', 'login.shop', `login.shop:${pool}:ana`],
      'aws:FederatedProvider': cognito,
    })
    expect(made.may(who, 's3:GetObject', `arn:aws:s3:::shop/${identity}/x`)).toBe(true)
    expect(made.may(who, 's3:GetObject', 'arn:aws:s3:::shop/another/x')).toBe(false)
  })

  it('takes the tags in the token, where the role lets tags be', async () => {
    const made = await stsWorld({ files })
    const tags = {
      'https://aws.amazon.com/tags': { principal_tags: { plan: ['gold'] }, transitive_tag_keys: ['plan'] },
    }
    const guest = await openId(made, { amr: ['unauthenticated'], ...tags })
    const output = await become(made, 'visitor', guest)
    expect(output.PackedPolicySize).toBe(1)
    expect(made.holder(output.Credentials).session).toMatchObject({
      tags: { plan: 'gold' },
      transitiveTags: ['plan'],
    })
    await expect(become(made, 'member', await openId(made, tags))).rejects.toEqual(
      notAllowed('sts:TagSession'),
    )
  })

  it('is narrowed by session policies', async () => {
    const made = await stsWorld({ files })
    const { Credentials } = await become(made, 'member', await openId(made), {
      Policy: allowing('s3:ListBucket'),
    })
    expect(made.may(made.holder(Credentials), 's3:GetObject', `arn:aws:s3:::shop/${identity}/x`)).toBe(false)
  })

  it.each<[string, string, object]>([
    ['a guest, where the role is for those who have signed in', 'member', { amr: ['unauthenticated'] }],
    ['somebody who has signed in, where the role is for guests', 'visitor', {}],
    ['a role of others', 'employee', {}],
    ['a role that is not there', 'nowhere', {}],
  ])('refuses %s', async (_, role, more) => {
    const made = await stsWorld({ files })
    await expect(become(made, role, await openId(made, more))).rejects.toEqual(notAllowed())
  })

  it.each([
    ['no ARN', 'member, and twenty letters more', 'InvalidParameterException', 'Request ARN is invalid'],
    ['a provider', corp, 'InvalidParameterException', 'Request ARN is invalid'],
    [
      'a role of another account',
      'arn:aws:iam::999999999999:role/member',
      'AccessDeniedException',
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    ],
    [
      'a role of another partition',
      'arn:aws-cn:iam::123456789012:role/member',
      'AccessDeniedException',
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    ],
  ])('refuses what should be the role and is %s', async (_, RoleArn, code, message) => {
    const made = await stsWorld({ files })
    const token = await openId(made)
    await expect(become(made, 'member', token, { RoleArn })).rejects.toEqual(fault(code, message))
  })

  it('refuses a token whose time is over, and says both times', async () => {
    const made = await stsWorld({ files })
    const token = await openId(made)
    made.clock.at += 600_000
    await expect(become(made, 'member', token)).rejects.toEqual(
      fault(
        'ExpiredTokenException',
        `Token expired: current date/time ${began + 600} must be before the expiration date/time${began + 600}`,
      ),
    )
  })

  it('refuses a token that another pool has signed, or that nobody has', async () => {
    const made = await stsWorld({ files })
    const said = {
      sub: identity,
      aud: pool,
      amr: ['authenticated'],
      iss: 'https://cognito-identity.amazonaws.com',
      exp: began + 600,
    }
    const other = await made.ports.signer.signIdentity('us-east-1:other', said)
    const signed = await openId(made)
    const [head, , signature] = signed.split('.')
    for (const token of [other, unsigned(said), `${head}.${segment({ ...said, sub: 'else' })}.${signature}`])
      await expect(become(made, 'member', token)).rejects.toEqual(fault('InvalidIdentityToken'))
  })
})

describe('AssumeRoleWithWebIdentity for a user of an OIDC provider', () => {
  it('gives the credentials of a role that trusts the provider', async () => {
    const made = await stsWorld(vouching())
    const output = await become(
      made,
      'employee',
      unsigned(claims({ email: 'ana@corp.example', amr: ['pwd'] })),
    )
    expect(output).toMatchObject({
      SubjectFromWebIdentityToken: 'ana@corp',
      Provider: corp,
      Audience: 'shop',
    })
    expect(made.holder(output.Credentials).context).toMatchObject({
      'login.corp.example/tenant:sub': 'ana@corp',
      'login.corp.example/tenant:aud': 'shop',
      'login.corp.example/tenant:amr': ['pwd'],
      'login.corp.example/tenant:email': 'ana@corp.example',
      'aws:FederatedProvider': corp,
    })
  })

  it('takes whom the token was given to for its audience, where it says that', async () => {
    const made = await stsWorld(vouching())
    const output = await become(made, 'employee', unsigned(claims({ aud: ['api', 'x'], azp: 'shop' })))
    expect(output.Audience).toBe('shop')
    expect(made.holder(output.Credentials).context).toMatchObject({
      'login.corp.example/tenant:oaud': ['api', 'x'],
    })
    await expect(become(made, 'employee', unsigned(claims({ azp: 'else' })))).rejects.toEqual(
      fault('InvalidIdentityToken', 'Incorrect token audience'),
    )
  })

  it.each([
    [
      'in one claim',
      { 'https://aws.amazon.com/tags': { principal_tags: { team: ['red'] }, transitive_tag_keys: ['team'] } },
    ],
    [
      'in a claim for each',
      {
        'https://aws.amazon.com/tags/principal_tags/team': 'red',
        'https://aws.amazon.com/tags/transitive_tag_keys': ['team'],
      },
    ],
  ])('takes the tags and the source identity that the provider says: %s', async (_, tags) => {
    const made = await stsWorld(vouching())
    const token = unsigned(claims({ ...tags, 'https://aws.amazon.com/source_identity': 'ana' }))
    const output = await become(made, 'employee', token)
    expect(output.SourceIdentity).toBe('ana')
    expect(made.session(output)).toMatchObject({
      tags: { team: 'red' },
      transitiveTags: ['team'],
      sourceIdentity: 'ana',
    })
  })

  const tagged = (tags: unknown) => claims({ 'https://aws.amazon.com/tags': tags })
  it.each<[string, object, string, RegExp | string]>([
    [
      'for an audience that is not listed',
      claims({ aud: 'else' }),
      'InvalidIdentityToken',
      'Incorrect token audience',
    ],
    [
      'of an issuer that nobody declares',
      claims({ iss: 'https://evil.example' }),
      'InvalidIdentityToken',
      'No OpenIDConnect provider found in your account for https://evil.example',
    ],
    [
      'of an issuer that says http',
      claims({ iss: 'http://login.corp.example/tenant' }),
      'InvalidIdentityToken',
      /No OpenIDConnect provider found/,
    ],
    [
      'of an issuer with a slash more',
      claims({ iss: 'https://login.corp.example/tenant/' }),
      'InvalidIdentityToken',
      /No OpenIDConnect provider found/,
    ],
    [
      'without an issuer',
      claims({ iss: undefined }),
      'InvalidIdentityToken',
      'Missing a required claim: iss',
    ],
    ['with tags that are no object', tagged(['x']), 'InvalidIdentityToken', /tags/],
    [
      'with a tag of two values',
      tagged({ principal_tags: { team: ['a', 'b'] } }),
      'InvalidIdentityToken',
      /tags/,
    ],
    [
      'with a tag that no tag may be',
      tagged({ principal_tags: { team: ['*'] } }),
      'InvalidIdentityToken',
      /tags/,
    ],
    [
      'with a tag of AWS',
      tagged({ principal_tags: { 'aws:x': ['a'] } }),
      'InvalidParameterValue',
      /System tags/,
    ],
    [
      'with a transitive key of no tag',
      tagged({ transitive_tag_keys: ['x'] }),
      'InvalidParameterValue',
      /must be included/,
    ],
    [
      'with a source identity that is no name',
      claims({ 'https://aws.amazon.com/source_identity': 'a b' }),
      'InvalidIdentityToken',
      /./,
    ],
    [
      'with more than a session has room for',
      claims({ amr: Array.from({ length: 100 }, () => 'x'.repeat(50)) }),
      'InvalidIdentityToken',
      /too large/,
    ],
  ])('refuses a token %s', async (_, said, code, message) => {
    const made = await stsWorld(vouching())
    await expect(become(made, 'employee', unsigned(said))).rejects.toEqual(fault(code, message))
  })

  it.each<[Distrust, string, RegExp]>([
    [{ why: 'malformed' }, 'InvalidIdentityToken', /not a valid JWT/],
    [{ why: 'malformed', claim: 'exp' }, 'InvalidIdentityToken', /^Missing a required claim: exp$/],
    [{ why: 'signature' }, 'InvalidIdentityToken', /signature/],
    [
      { why: 'expired', expired: 1, now: 2 },
      'ExpiredTokenException',
      /^Token expired: current date\/time 2 must be before the expiration date\/time1$/,
    ],
    [{ why: 'not yet valid' }, 'InvalidIdentityToken', /not yet valid/],
    [{ why: 'issuer' }, 'InvalidIdentityToken', /issuer/],
    [{ why: 'audience' }, 'InvalidIdentityToken', /^Incorrect token audience$/],
    [{ why: 'rejected' }, 'IDPRejectedClaim', /./],
    [{ why: 'unreachable' }, 'IDPCommunicationError', /^Couldn't retrieve verification key/],
  ])('says why nobody vouches: %j', async (distrust, code, message) => {
    const made = await stsWorld(vouching(distrust))
    await expect(become(made, 'employee', unsigned(claims()))).rejects.toEqual(fault(code, message))
  })

  it.each([
    ['a word', 'token'],
    ['two parts', 'aaa.bbb'],
    ['four parts', `${unsigned(claims())}.x`],
    ['a payload that is no JSON', 'e30.bm8.c2ln'],
    ['a payload that is a list', `e30.${segment([])}.c2ln`],
  ])('refuses what is no token: %s', async (_, token) => {
    const made = await stsWorld(vouching())
    await expect(become(made, 'employee', token)).rejects.toEqual(
      fault('InvalidIdentityToken', /not a valid JWT/),
    )
  })
})

describe('AssumeRoleWithWebIdentity for a user of a user pool', () => {
  it('takes their ID token by the pool’s own key', async () => {
    const made = await stsWorld({ files })
    const { IdToken } = await made.signIn()
    const output = await become(made, 'shopper', IdToken)
    expect(output).toMatchObject({ Provider: users, Audience: 'webclient000000000000000aa' })
    expect(made.holder(output.Credentials).context).toMatchObject({ 'aws:FederatedProvider': users })
  })

  it('refuses their access token, another pool’s token, a forged one and an old one', async () => {
    const made = await stsWorld({ files })
    const { AccessToken, IdToken } = await made.signIn()
    await expect(become(made, 'shopper', AccessToken)).rejects.toEqual(
      fault('InvalidIdentityToken', 'Missing a required claim: aud'),
    )
    const [head, body, signature = ''] = IdToken.split('.')
    const said = JSON.parse(Buffer.from(body ?? '', 'base64url').toString())
    await expect(
      become(made, 'shopper', `${head}.${segment({ ...said, sub: 'else' })}.${signature}`),
    ).rejects.toEqual(fault('InvalidIdentityToken', /signature/))
    made.clock.at += 24 * 3_600_000
    await expect(become(made, 'shopper', IdToken)).rejects.toEqual(fault('ExpiredTokenException'))
  })

  it('refuses them where their pool is no provider of IAM', async () => {
    const { 'pools/users.oidc-provider.yaml': _, 'pools/shopper.role.yaml': __, ...fewer } = files
    const made = await stsWorld({ files: fewer })
    const { IdToken } = await made.signIn()
    await expect(become(made, 'employee', IdToken)).rejects.toEqual(
      fault(
        'InvalidIdentityToken',
        /No OpenIDConnect provider found in your account for https:\/\/cognito-idp/,
      ),
    )
  })
})

describe('AssumeRoleWithWebIdentity for a social login', () => {
  const google = unsigned(claims({ iss: 'https://accounts.google.com', aud: 'app' }))
  it.each([
    ['Google, by its ID token', 'google', google, {}, 'accounts.google.com'],
    [
      'Facebook, by ProviderId',
      'facebook',
      'EAAB',
      { ProviderId: 'graph.facebook.com' },
      'graph.facebook.com',
    ],
    ['Amazon, by ProviderId', 'amazon', 'Atza|x', { ProviderId: 'www.amazon.com' }, 'www.amazon.com'],
  ])('takes users of %s', async (_, role, token, more, provider) => {
    const made = await stsWorld(vouching())
    const output = await become(made, role, token, more)
    expect(output.Provider).toBe(provider)
    expect(made.holder(output.Credentials).context).toMatchObject({ 'aws:FederatedProvider': provider })
  })

  it('refuses another app than the role asks for, and another ProviderId than there is', async () => {
    const made = await stsWorld(vouching())
    await expect(become(made, 'google', 'EAAB', { ProviderId: 'graph.facebook.com' })).rejects.toEqual(
      notAllowed(),
    )
    await expect(become(made, 'facebook', 'EAAB', { ProviderId: 'evil.example' })).rejects.toEqual(
      fault('InvalidIdentityToken'),
    )
  })
})
