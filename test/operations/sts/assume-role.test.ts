import { describe, expect, it } from 'vitest'
import type { StsApi } from '../../../src/model/api.ts'
import { fault } from '../../world.ts'
import { account, allowing, arnOf, letting, roleArn, stsWorld, trusting } from './sts-world.ts'

const ops = arnOf('user/ops')
const guest = arnOf('user/guest')
const denied = (who: string, role: string, action = 'sts:AssumeRole') =>
  fault(
    'AccessDeniedException',
    `User: ${who} is not authorized to perform: ${action} on resource: ${roleArn(role)}`,
  )

/** Roles that trust one another in every way that a test asks for. */
const files = {
  'pools/named.role.yaml': trusting(letting({ AWS: guest })),
  'pools/everybody.role.yaml': trusting(letting({ AWS: '*' })),
  'pools/other.role.yaml': trusting(letting({ AWS: 'arn:aws:iam::999999999999:root' })),
  'pools/closed.role.yaml': trusting(letting({ AWS: '*' }), { ...letting({ AWS: ops }), Effect: 'Deny' }),
  'pools/partner.role.yaml': trusting(
    letting({ AWS: account }, { Condition: { StringEquals: { 'sts:ExternalId': 'shop' } } }),
  ),
  'pools/careful.role.yaml': trusting(
    letting({ AWS: account }, { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
  ),
  'pools/named-session.role.yaml': trusting(
    letting({ AWS: account }, { Condition: { StringEquals: { 'sts:RoleSessionName': '${aws:username}' } } }),
  ),
  'pools/near.role.yaml': trusting(
    letting({ AWS: account }, { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }),
  ),
  'pools/far.role.yaml': trusting(
    letting({ AWS: account }, { Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }),
  ),
  'pools/tagged.role.yaml': trusting(
    letting({ AWS: account }, { Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'] }),
  ),
  'pools/red.role.yaml': trusting(
    letting({ AWS: account }),
    letting(
      { AWS: account },
      { Action: 'sts:TagSession', Condition: { StringEquals: { 'aws:RequestTag/team': 'red' } } },
    ),
  ),
  'pools/second.role.yaml': trusting(
    letting({ AWS: roleArn('buyer') }),
    letting(
      { AWS: [roleArn('tagged')] },
      { Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'] },
    ),
  ),
  'pools/plain.role.yaml': trusting(letting({ AWS: roleArn('tagged') })),
  'pools/long.role.yaml': `${trusting(letting({ AWS: account }))}maxSession: 4h\nallow: [{ do: 's3:*', on: '*' }]\n`,
  'pools/chained.role.yaml': `${trusting(letting({ AWS: roleArn('buyer') }))}maxSession: 12h\n`,
}

describe('AssumeRole', () => {
  it('gives the credentials of the role, in the forms of AWS', async () => {
    const { assume, ops, clock, session } = await stsWorld()
    const output = await assume('buyer', ops)
    expect(output).toEqual({
      Credentials: {
        AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
        SecretAccessKey: expect.stringMatching(/^[\w+/]{40}$/),
        SessionToken: expect.any(String),
        Expiration: clock.at / 1000 + 3600,
      },
      AssumedRoleUser: {
        AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:ana$/),
        Arn: `arn:aws:sts::${account}:assumed-role/buyer/ana`,
      },
    })
    expect(session(output)).toMatchObject({
      kind: 'assumed role',
      principalArn: roleArn('buyer'),
      sessionName: 'ana',
      issued: clock.at,
      chained: false,
      scopeDown: false,
    })
  })

  it.each([
    ['who is named, though their own policies say nothing', 'named', 'guest'],
    ['where everybody is named', 'everybody', 'guest'],
    ['where the account is named and their own policies allow it', 'buyer', 'ops'],
    ['from an address that is asked for', 'near', 'ops'],
  ] as const)('lets in somebody %s', async (_, role, who) => {
    const { assume, [who]: signer } = await stsWorld({ files })
    await expect(assume(role, signer)).resolves.toHaveProperty('Credentials')
  })

  it.each([
    ['whose own policies do not allow it, where the account is named', 'buyer', 'guest'],
    ['whom the trust policy does not name', 'named', 'ops'],
    ['of this account, where another one is named', 'other', 'ops'],
    ['whom the trust policy denies', 'closed', 'ops'],
    ['without the external id', 'partner', 'ops'],
    ['without MFA, where it is asked for', 'careful', 'ops'],
    ['under another name than is asked for', 'named-session', 'ops'],
    ['from another address than is asked for', 'far', 'ops'],
    ['who asks for a role that is not there', 'nowhere', 'ops'],
  ] as const)('refuses somebody %s', async (_, role, who) => {
    const { assume, [who]: signer } = await stsWorld({ files })
    await expect(assume(role, signer)).rejects.toEqual(denied(signer.principal.arn, role))
  })

  it('goes by the external id, and by the name of the session', async () => {
    const { assume, ops } = await stsWorld({ files })
    await expect(assume('partner', ops, { ExternalId: 'shop' })).resolves.toHaveProperty('Credentials')
    await expect(assume('partner', ops, { ExternalId: 'shop2' })).rejects.toEqual(
      denied(ops.principal.arn, 'partner'),
    )
    await expect(assume('named-session', ops, { RoleSessionName: 'ops' })).resolves.toHaveProperty(
      'Credentials',
    )
  })

  it('takes a key that nobody knows for the account’s own, and no root that is proven', async () => {
    const { assume, stranger } = await stsWorld({ files })
    await expect(assume('buyer', stranger)).resolves.toHaveProperty('Credentials')
    await expect(assume('named', stranger)).rejects.toEqual(denied(arnOf('root'), 'named'))
    await expect(assume('buyer', { ...stranger, proven: true })).rejects.toEqual(
      fault('AccessDeniedException', 'Roles may not be assumed by root accounts.'),
    )
  })

  it('refuses a session of a role that is gone, though another role still names it', async () => {
    const named = trusting(letting({ AWS: `arn:aws:sts::${account}:assumed-role/old/ana` }))
    const before = await stsWorld({
      files: { 'pools/old.role.yaml': trusting(letting({ AWS: '*' })), 'pools/named.role.yaml': named },
    })
    const old = before.holder((await before.assume('old', before.ops)).Credentials)
    await expect(before.assume('named', old)).resolves.toHaveProperty('Credentials')
    const after = await stsWorld({ files: { 'pools/named.role.yaml': named } })
    await expect(after.assume('named', old)).rejects.toEqual(denied(old.principal.arn, 'named'))
  })

  it('refuses a session of a user who is gone, though a role still names them', async () => {
    const named = { 'pools/named.role.yaml': trusting(letting({ AWS: arnOf('user/temp') })) }
    const temp = 'keys: { AKIATEMP000000000000: { secret: ops } }\n'
    const before = await stsWorld({ files: { ...named, 'pools/temp.iam-user.yaml': temp } })
    const { Credentials } = await before.call('GetSessionToken', {}, before.user('AKIATEMP000000000000'))
    const gone = before.holder(Credentials)
    await expect(before.assume('named', gone)).resolves.toHaveProperty('Credentials')
    const after = await stsWorld({ files: named })
    await expect(after.assume('named', gone)).rejects.toEqual(denied(arnOf('user/temp'), 'named'))
  })

  it.each([
    ['no ARN', 'nothing-valid-in-here'],
    ['an ARN without a partition', 'arn::b:::something/test-role'],
    ['an ARN without a service', 'arn:a::::something/test-role'],
    ['an ARN of too few parts', 'arn:a:::something/test-role'],
    ['an ARN of nothing', 'arn:a:a::aaaaaaaaaa:'],
  ])('tells that what should be a role is %s', async (_, RoleArn) => {
    const { assume, ops } = await stsWorld()
    await expect(assume('buyer', ops, { RoleArn })).rejects.toEqual(
      fault('InvalidParameterException', `${RoleArn} is invalid`),
    )
  })

  it.each([
    ['of another account', 'arn:aws:iam::999999999999:role/buyer'],
    ['of another partition', `arn:aws-cn:iam::${account}:role/buyer`],
    ['under another path', arnOf('role/shop/buyer')],
    ['in other letters', arnOf('role/Buyer')],
    ['with a wildcard', arnOf('role/*')],
    ['as a session of it', `arn:aws:sts::${account}:assumed-role/buyer/ana`],
    ['as a user', arnOf('user/ops')],
    ['with a blank more', `${arnOf('role/buyer')} `],
  ])('knows no role %s', async (_, RoleArn) => {
    const { assume, ops } = await stsWorld()
    await expect(assume('buyer', ops, { RoleArn })).rejects.toEqual(
      fault(
        'AccessDeniedException',
        `User: ${ops.principal.arn} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
      ),
    )
  })

  it('needs a signer', async () => {
    const { call } = await stsWorld()
    await expect(call('AssumeRole', { RoleArn: roleArn('buyer'), RoleSessionName: 'ana' })).rejects.toEqual(
      fault('MissingAuthenticationTokenException'),
    )
  })
})

describe('how long a role is somebody’s', () => {
  it('is what is asked for, up to what the role allows', async () => {
    const { assume, ops, clock } = await stsWorld({ files })
    const lasting = async (role: string, DurationSeconds: number) =>
      Number((await assume(role, ops, { DurationSeconds })).Credentials?.Expiration) - clock.at / 1000
    expect(await lasting('buyer', 900)).toBe(900)
    expect(await lasting('long', 14_400)).toBe(14_400)
  })

  it.each([
    [
      'more than the role allows',
      'buyer',
      3601,
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ],
    [
      'more than a role allows that allows more than others',
      'long',
      14_401,
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ],
    [
      'less than fifteen minutes',
      'buyer',
      899,
      /Value '899' at 'durationSeconds' .* greater than or equal to 900$/,
    ],
    [
      'more than twelve hours',
      'long',
      43_201,
      /Value '43201' at 'durationSeconds' .* less than or equal to 43200$/,
    ],
  ])('is not %s', async (_, role, DurationSeconds, message) => {
    const { assume, ops } = await stsWorld({ files })
    await expect(assume(role, ops, { DurationSeconds })).rejects.toEqual(
      fault('InvalidParameterException', message),
    )
  })

  it('is an hour at most, where a role becomes the next one', async () => {
    const { assume, ops, holder, session } = await stsWorld({ files })
    const first = await assume('buyer', ops)
    const buyer = holder(first.Credentials)
    expect(session(await assume('chained', buyer))).toMatchObject({ chained: true })
    await expect(assume('chained', buyer, { DurationSeconds: 3601 })).rejects.toEqual(
      fault(
        'InvalidParameterException',
        'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
      ),
    )
  })
})

describe('session policies', () => {
  it('leave of the role what they allow, and say how much room they take', async () => {
    const { assume, ops, holder, may } = await stsWorld({ files })
    const output = await assume('buyer', ops, { Policy: allowing('s3:Get*') })
    const who = holder(output.Credentials)
    expect(output.PackedPolicySize).toBe(3)
    expect([may(who, 's3:GetObject'), may(who, 's3:PutObject')]).toEqual([true, false])
  })

  it('may be managed ones', async () => {
    const policy = "allow: [{ do: 's3:List*', on: '*' }]\n"
    const { assume, ops, holder, may } = await stsWorld({ files: { 'pools/lists.policy.yaml': policy } })
    const { Credentials } = await assume('buyer', ops, { PolicyArns: [{ arn: arnOf('policy/lists') }] })
    const who = holder(Credentials)
    expect([may(who, 's3:ListBucket'), may(who, 's3:GetObject')]).toEqual([true, false])
  })

  it.each<[string, Partial<StsApi['AssumeRole']['input']>, string, RegExp | string]>([
    ['no JSON', { Policy: '{' }, 'MalformedPolicyDocument', /JSON/],
    ['no policy', { Policy: '[]' }, 'MalformedPolicyDocument', /^Syntax errors in policy/],
    [
      'one with a principal',
      { Policy: '{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}' },
      'MalformedPolicyDocument',
      'Policy document should not specify a principal.',
    ],
    [
      'one whose action has no service',
      { Policy: '{"Statement":{"Effect":"Allow","Action":"GetObject","Resource":"*"}}' },
      'MalformedPolicyDocument',
      /prefaced by a vendor/,
    ],
    [
      'one that nobody declares',
      { PolicyArns: [{ arn: arnOf('policy/nowhere') }] },
      'MalformedPolicyDocument',
      /policy\/nowhere does not exist/,
    ],
    ['a managed one without its ARN', { PolicyArns: [{}] }, 'MalformedPolicyDocument', /does not exist/],
    [
      'eleven managed ones',
      { PolicyArns: Array.from({ length: 11 }, () => ({ arn: 'arn:aws:iam::aws:policy/PowerUserAccess' })) },
      'InvalidParameterException',
      /Value at 'policyArns' .* less than or equal to 10$/,
    ],
    [
      'one that is too large',
      { Policy: allowing(...Array.from({ length: 200 }, (_, n) => `s3:GetObjectNumber${n}`)) },
      'PackedPolicyTooLarge',
      /^Packed policy consumes 1\d\d% of allotted space, please use smaller policy\.$/,
    ],
  ])('are not %s', async (_, more, code, message) => {
    const { assume, ops } = await stsWorld()
    await expect(assume('buyer', ops, more)).rejects.toEqual(fault(code, message))
  })
})

const team = (Value: string, Key = 'team') => [{ Key, Value }]

describe('session tags', () => {
  it('are what policies know the session by', async () => {
    const { assume, ops, holder } = await stsWorld({ files })
    const output = await assume('tagged', ops, {
      Tags: [...team('red'), ...team('gold', 'plan')],
      TransitiveTagKeys: ['TEAM'],
    })
    expect(holder(output.Credentials).context).toMatchObject({
      'aws:PrincipalTag/team': 'red',
      'aws:PrincipalTag/plan': 'gold',
    })
    expect(holder(output.Credentials).session).toMatchObject({ transitiveTags: ['team'] })
    expect(output.PackedPolicySize).toBe(1)
  })

  it('need a trust policy that lets them be', async () => {
    const { assume, ops } = await stsWorld({ files })
    await expect(assume('partner', ops, { ExternalId: 'shop', Tags: team('red') })).rejects.toEqual(
      denied(ops.principal.arn, 'partner', 'sts:TagSession'),
    )
    await expect(assume('red', ops, { Tags: team('red') })).resolves.toHaveProperty('Credentials')
    await expect(assume('red', ops, { Tags: team('blue') })).rejects.toEqual(
      denied(ops.principal.arn, 'red', 'sts:TagSession'),
    )
  })

  it.each<[string, Partial<StsApi['AssumeRole']['input']>, string, RegExp | string]>([
    [
      'twice the same but for case',
      { Tags: [...team('red'), ...team('blue', 'Team')] },
      'InvalidParameterValue',
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    ],
    ['those of AWS', { Tags: team('x', 'aws:team') }, 'InvalidParameterValue', /System tags/],
    [
      'transitive where they are not there',
      { Tags: team('red'), TransitiveTagKeys: ['plan'] },
      'InvalidParameterValue',
      'The specified transitive tag key must be included in the requested tags.',
    ],
    [
      'more than fifty',
      { Tags: Array.from({ length: 51 }, (_, n) => ({ Key: `k${n}`, Value: '' })) },
      'InvalidParameterException',
      /'tags' .* less than or equal to 50$/,
    ],
    [
      'longer than keys may be',
      { Tags: team('x', 'k'.repeat(129)) },
      'InvalidParameterException',
      /'tags.1.member.key'/,
    ],
    [
      'more than a token holds',
      { Tags: Array.from({ length: 20 }, (_, n) => ({ Key: `k${n}`, Value: 'v'.repeat(256) })) },
      'PackedPolicyTooLarge',
      /^Packed size of session tags consumes 1\d\d% of allotted space\.$/,
    ],
  ])('are not %s', async (_, more, code, message) => {
    const { assume, ops } = await stsWorld({ files })
    await expect(assume('tagged', ops, more)).rejects.toEqual(fault(code, message))
  })

  it('go on to the next role where they are transitive, and only there', async () => {
    const { assume, ops, holder } = await stsWorld({ files })
    const { Credentials } = await assume('tagged', ops, {
      Tags: [...team('red'), ...team('gold', 'plan')],
      TransitiveTagKeys: ['team'],
    })
    const next = await assume('second', holder(Credentials))
    expect(holder(next.Credentials).session).toMatchObject({
      tags: { team: 'red' },
      transitiveTags: ['team'],
    })
  })

  it('do not go on to a role that lets none be, and are not changed on the way', async () => {
    const { assume, ops, holder } = await stsWorld({ files })
    const { Credentials } = await assume('tagged', ops, { Tags: team('red'), TransitiveTagKeys: ['team'] })
    const who = holder(Credentials)
    await expect(assume('plain', who)).rejects.toEqual(denied(who.principal.arn, 'plain', 'sts:TagSession'))
    await expect(assume('second', who, { Tags: team('blue', 'TEAM') })).rejects.toEqual(
      fault('InvalidParameterValue', /conflicts with a transitive tag key from the calling session/),
    )
  })
})

describe('the source identity', () => {
  it('is told, and stays with somebody from role to role', async () => {
    const { assume, ops, holder } = await stsWorld({ files })
    const first = await assume('tagged', ops, { SourceIdentity: 'ana' })
    expect(first.SourceIdentity).toBe('ana')
    const who = holder(first.Credentials)
    expect(who.context).toMatchObject({ 'aws:SourceIdentity': 'ana' })
    expect(await assume('second', who)).toMatchObject({ SourceIdentity: 'ana' })
    expect(await assume('second', who, { SourceIdentity: 'ana' })).toMatchObject({ SourceIdentity: 'ana' })
    await expect(assume('second', who, { SourceIdentity: 'eve' })).rejects.toEqual(
      denied(who.principal.arn, 'second', 'sts:SetSourceIdentity'),
    )
  })

  it('needs a trust policy that lets it be, and lets it come along', async () => {
    const { assume, ops, holder } = await stsWorld({ files })
    await expect(assume('buyer', ops, { SourceIdentity: 'ana' })).rejects.toEqual(
      denied(ops.principal.arn, 'buyer', 'sts:SetSourceIdentity'),
    )
    const who = holder((await assume('tagged', ops, { SourceIdentity: 'ana' })).Credentials)
    await expect(assume('plain', who)).rejects.toEqual(
      denied(who.principal.arn, 'plain', 'sts:SetSourceIdentity'),
    )
  })
})

describe('what nobody has here', () => {
  it.each<[string, Partial<StsApi['AssumeRole']['input']>, string, RegExp]>([
    [
      'a context of another service',
      {
        ProvidedContexts: [
          {
            ProviderArn: 'arn:aws:iam::aws:contextProvider/IdentityCenter',
            ContextAssertion: 'eyJhbGciOiJub25lIn0',
          },
        ],
      },
      'InvalidParameterValue',
      /context/,
    ],
  ])('is %s', async (_, more, code, message) => {
    const { assume, ops } = await stsWorld()
    await expect(assume('buyer', ops, more)).rejects.toEqual(fault(code, message))
  })
})
