import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Distrust, SamlVouched } from '../../../src/engine/access.ts'
import { fault } from '../../world.ts'
import { allowing, arnOf, letting, roleArn, stsWorld, trusting } from './sts-world.ts'

const partner = arnOf('saml-provider/partner')
const url = 'https://signin.aws.amazon.com/saml'
const saml = (Condition: object, ...more: readonly string[]) =>
  trusting(letting({ Federated: partner }, { Action: ['sts:AssumeRoleWithSAML', ...more], Condition }))

const files = {
  'pools/partner.saml-provider.yaml': 'metadata: { url: https://partner.example/metadata }\n',
  'pools/clerk.role.yaml': `${saml({ StringEquals: { 'SAML:aud': url } }, 'sts:TagSession', 'sts:SetSourceIdentity')}maxSession: 4h\nallow: [{ do: 's3:*', on: '*' }]\n`,
  'pools/staff.role.yaml': saml({
    StringEquals: { 'saml:edupersonaffiliation': 'staff', 'saml:doc': '123456789012/partner' },
  }),
}

const attribute = (name: string) => `https://aws.amazon.com/SAML/Attributes/${name}`
const vouched = (
  attributes: SamlVouched['attributes'] = {},
  more: Partial<SamlVouched> = {},
): SamlVouched => ({
  issuer: 'https://partner.example',
  issued: Date.UTC(2026, 0, 1, 9),
  subject: 'ana@partner.example',
  subjectType: 'persistent',
  audience: 'urn:amazon:webservices',
  recipient: url,
  attributes: {
    [attribute('Role')]: [`${roleArn('clerk')},${partner}`, `${partner}, ${roleArn('staff')}`],
    [attribute('RoleSessionName')]: ['ana'],
    ...attributes,
  },
  ...more,
})

/** Brings a response that a stand-in vouches for. */
async function bring(
  said: SamlVouched | Distrust,
  {
    role = 'clerk',
    provider = partner,
    ...more
  }: { role?: string; provider?: string; DurationSeconds?: number; Policy?: string } = {},
) {
  const made = await stsWorld({ files, outside: { saml: async () => said } })
  const output = await made.call('AssumeRoleWithSAML', {
    RoleArn: roleArn(role),
    PrincipalArn: provider,
    SAMLAssertion: 'PHNhbWw+',
    ...more,
  })
  return { ...made, output, who: made.holder(output.Credentials) }
}

describe('AssumeRoleWithSAML', () => {
  it('gives the credentials of a role that the response lists, and tells who says so', async () => {
    const { output, who } = await bring(vouched())
    const NameQualifier = createHash('sha1')
      .update('https://partner.example123456789012/partner')
      .digest('base64')
    expect(output).toEqual({
      Credentials: expect.objectContaining({ AccessKeyId: expect.stringMatching(/^ASIA/) }),
      AssumedRoleUser: {
        AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:ana$/),
        Arn: 'arn:aws:sts::123456789012:assumed-role/clerk/ana',
      },
      Subject: 'ana@partner.example',
      SubjectType: 'persistent',
      Issuer: 'https://partner.example',
      Audience: url,
      NameQualifier,
    })
    expect(who.context).toMatchObject({
      'saml:sub': 'ana@partner.example',
      'saml:sub_type': 'persistent',
      'saml:namequalifier': NameQualifier,
      'aws:FederatedProvider': partner,
    })
    // What only the trust policy may ask for is not in the session.
    expect(who.context).not.toHaveProperty('saml:iss')
  })

  it('lets trust policies ask for attributes, by the names that IAM has for them', async () => {
    const affiliation = { 'urn:oid:1.3.6.1.4.1.5923.1.1.1.1': ['staff'] }
    await expect(bring(vouched(affiliation), { role: 'staff' })).resolves.toHaveProperty('output.Credentials')
    await expect(bring(vouched(), { role: 'staff' })).rejects.toEqual(
      fault('AccessDeniedException', 'Not authorized to perform sts:AssumeRoleWithSAML'),
    )
  })

  it('takes tags and the source identity that the response says', async () => {
    const { output, who } = await bring(
      vouched({
        [attribute('PrincipalTag:team')]: ['red'],
        [attribute('TransitiveTagKeys')]: ['team'],
        [attribute('SourceIdentity')]: ['ana'],
      }),
    )
    expect(output).toMatchObject({ SourceIdentity: 'ana', PackedPolicySize: 1 })
    expect(who.session).toMatchObject({
      tags: { team: 'red' },
      transitiveTags: ['team'],
      sourceIdentity: 'ana',
    })
  })

  it.each<[string, SamlVouched, object, number]>([
    ['an hour where nothing is said', vouched(), {}, 3600],
    ['what is asked for', vouched(), { DurationSeconds: 7200 }, 7200],
    ['what the response says', vouched({ [attribute('SessionDuration')]: ['1800'] }), {}, 1800],
    [
      'what is asked for rather than what the response says',
      vouched({ [attribute('SessionDuration')]: ['1800'] }),
      { DurationSeconds: 900 },
      900,
    ],
    [
      'until the session at the provider ends, at most',
      vouched({}, { sessionEnds: Date.UTC(2026, 0, 1, 9, 20) }),
      {},
      1200,
    ],
  ])('lasts %s', async (_, said, more, seconds) => {
    const { output, clock } = await bring(said, more)
    expect(output.Credentials?.Expiration).toBe(clock.at / 1000 + seconds)
  })

  it('takes a response up to five minutes after it was issued', async () => {
    const issued = Date.UTC(2026, 0, 1, 8, 55, 0, 1)
    await expect(bring(vouched({}, { issued }))).resolves.toHaveProperty('output.Credentials')
  })

  it.each([
    ['a provider', partner],
    ['a session of a role', 'arn:aws:sts::123456789012:assumed-role/clerk/ana'],
    ['a role without an account', 'arn:aws:iam:::role/clerk'],
    ['no ARN at all', 'clerk, and twenty letters more'],
  ])('tells that what should be a role is %s', async (_, arn) => {
    const { call } = await stsWorld({ files, outside: { saml: async () => vouched() } })
    const asked = { RoleArn: arn, PrincipalArn: partner, SAMLAssertion: 'PHNhbWw+' }
    await expect(call('AssumeRoleWithSAML', asked)).rejects.toEqual(
      fault('InvalidParameterException', 'Request ARN is invalid'),
    )
  })

  it.each([
    ['of another account', 'arn:aws:iam::999999999999:role/clerk'],
    ['of another partition', 'arn:aws-cn:iam::123456789012:role/clerk'],
  ])('gives no role %s, though the response lists it', async (_, arn) => {
    const said = vouched({ [attribute('Role')]: [`${arn},${partner}`] })
    const { call } = await stsWorld({ files, outside: { saml: async () => said } })
    const asked = { RoleArn: arn, PrincipalArn: partner, SAMLAssertion: 'PHNhbWw+' }
    await expect(call('AssumeRoleWithSAML', asked)).rejects.toEqual(
      fault('AccessDeniedException', 'Not authorized to perform sts:AssumeRoleWithSAML'),
    )
  })

  it('is narrowed by session policies', async () => {
    const { who, may } = await bring(vouched(), { Policy: allowing('s3:Get*') })
    expect([may(who, 's3:GetObject'), may(who, 's3:PutObject')]).toEqual([true, false])
  })

  const name = attribute('RoleSessionName')
  it.each<[string, SamlVouched, object, string, RegExp | string]>([
    [
      'of a provider that nobody declares',
      vouched(),
      { provider: arnOf('saml-provider/nobody') },
      'InvalidIdentityToken',
      "Specified provider doesn't exist.",
    ],
    [
      'for a role that it does not list',
      vouched({ [attribute('Role')]: [`${roleArn('staff')},${partner}`] }),
      {},
      'AccessDeniedException',
      'Not authorized to perform sts:AssumeRoleWithSAML',
    ],
    [
      'that lists the role for another provider',
      vouched({ [attribute('Role')]: [`${roleArn('clerk')},${partner}2`] }),
      {},
      'AccessDeniedException',
      'Not authorized to perform sts:AssumeRoleWithSAML',
    ],
    ['that lists no role', vouched({ [attribute('Role')]: [] }), {}, 'AccessDeniedException', /./],
    [
      'for a role that is not there',
      vouched({ [attribute('Role')]: [`${roleArn('gone')},${partner}`] }),
      { role: 'gone' },
      'AccessDeniedException',
      /./,
    ],
    [
      'without a name',
      vouched({ [name]: [] }),
      {},
      'InvalidIdentityToken',
      'RoleSessionName is required in AuthnResponse',
    ],
    [
      'with a name that is none',
      vouched({ [name]: ['a b'] }),
      {},
      'InvalidIdentityToken',
      'RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}',
    ],
    [
      'with a source identity of AWS',
      vouched({ [attribute('SourceIdentity')]: ['aws:x'] }),
      {},
      'InvalidIdentityToken',
      /^Source Identity must match/,
    ],
    [
      'with a tag of two values',
      vouched({ [attribute('PrincipalTag:team')]: ['a', 'b'] }),
      {},
      'InvalidIdentityToken',
      /tags/,
    ],
    [
      'with a tag that no tag may be',
      vouched({ [attribute('PrincipalTag:team')]: ['<a>'] }),
      {},
      'InvalidIdentityToken',
      /tags/,
    ],
    [
      'with a duration that is none',
      vouched({ [attribute('SessionDuration')]: ['forever'] }),
      {},
      'InvalidIdentityToken',
      /^SessionDuration/,
    ],
    [
      'that was issued five minutes ago',
      vouched({}, { issued: Date.UTC(2026, 0, 1, 8, 55) }),
      {},
      'ExpiredTokenException',
      'Token must be redeemed within 5 minutes of issuance',
    ],
    ['of a session that has ended', vouched({}, { sessionEnds: 1 }), {}, 'ExpiredTokenException', /./],
    [
      'for longer than the role allows',
      vouched(),
      { DurationSeconds: 43_200 },
      'InvalidParameterException',
      /exceeds the MaxSessionDuration/,
    ],
  ])('refuses a response %s', async (_, said, more, code, message) => {
    await expect(bring(said, more)).rejects.toEqual(fault(code, message))
  })

  it.each<[Distrust, string, RegExp]>([
    [{ why: 'malformed' }, 'InvalidIdentityToken', /invalid SAML response/],
    [{ why: 'signature' }, 'InvalidIdentityToken', /^Response signature invalid$/],
    [{ why: 'expired', expired: 1, now: 2 }, 'ExpiredTokenException', /within 5 minutes/],
    [{ why: 'not yet valid' }, 'InvalidIdentityToken', /not yet valid/],
    [{ why: 'issuer' }, 'InvalidIdentityToken', /^Issuer not present in specified provider$/],
    [{ why: 'audience' }, 'InvalidIdentityToken', /required audience/],
    [{ why: 'rejected' }, 'IDPRejectedClaim', /./],
    [{ why: 'unreachable' }, 'InvalidIdentityToken', /metadata/],
  ])('says why nobody vouches: %j', async (distrust, code, message) => {
    await expect(bring(distrust)).rejects.toEqual(fault(code, message))
  })
})
