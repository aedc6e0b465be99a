import { describe, expect, it } from 'vitest'
import { ana, fault, type Seen } from '../../world.ts'
import {
  facebook,
  google,
  identityPoolId,
  identityWorld,
  oidcHost,
  roleArn,
  samlArn,
  userPoolKey,
  type IdentitySetting,
} from './identity-world.ts'

const badRoles = fault(
  'InvalidIdentityPoolConfigurationException',
  'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
)
const key = 'cognito-identity.amazonaws.com'

/** Claims that a script puts into the ID token. */
const claiming = (claims: Record<string, unknown>): Pick<IdentitySetting, 'scripts' | 'version'> => ({
  version: 'V2_0',
  scripts: {
    PreTokenGeneration: (event: Seen) => ({
      ...event,
      response: {
        claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: claims } },
      },
    }),
  },
})
const pool = (more: string) => `providers: { test: { type: pool, clients: [web], ${more} } }`

/** What a user of the user pool gets: the name of a role, and tags. */
async function given(setting: IdentitySetting, more: object = {}) {
  const { getId, credentials, session, signIn } = await identityWorld(setting)
  const Logins = { [userPoolKey]: (await signIn()).IdToken }
  const got = session(await credentials(await getId(Logins), Logins, more))
  return [got?.principalArn.split('/').at(-1), got?.tags]
}

describe('GetCredentialsForIdentity', () => {
  it('gives a guest an hour of the role of guests, narrowed to what guests may', async () => {
    const { getId, credentials, session, clock } = await identityWorld()
    const IdentityId = await getId()
    const answer = await credentials(IdentityId)
    expect(answer).toEqual({
      IdentityId,
      Credentials: {
        AccessKeyId: expect.stringMatching(/^ASIA[A-Z0-9]{16}$/),
        SecretKey: expect.stringMatching(/^.{40}$/),
        SessionToken: expect.any(String),
        Expiration: clock.at / 1000 + 3600,
      },
    })
    expect(session(answer)).toMatchObject({
      kind: 'assumed role',
      arn: 'arn:aws:sts::123456789012:assumed-role/visitor/CognitoIdentityCredentials',
      principalArn: roleArn('visitor'),
      scopeDown: true,
      chained: false,
      tags: {},
      context: {
        'aws:FederatedProvider': key,
        [`${key}:aud`]: identityPoolId,
        [`${key}:sub`]: IdentityId,
        [`${key}:amr`]: ['unauthenticated'],
      },
    })
  })

  it('gives whoever signed in their role, and does not narrow it', async () => {
    const { getId, credentials, session, signIn } = await identityWorld()
    const Logins = { [userPoolKey]: (await signIn()).IdToken, [google]: 'ana' }
    const IdentityId = await getId(Logins)
    expect(session(await credentials(IdentityId, Logins))).toMatchObject({
      principalArn: roleArn('buyer'),
      scopeDown: false,
      context: {
        [`${key}:sub`]: IdentityId,
        [`${key}:amr`]: [
          'authenticated',
          userPoolKey,
          `${userPoolKey}:CognitoSignIn:${ana.sub}`,
          google,
          `${google}:OIDC:ana`,
        ],
      },
    })
  })

  const rules = (otherwise: string) =>
    pool(
      `roles: { by: rules, otherwise: ${otherwise}, rules: [{ claim: custom:plan, match: equals, value: gold, role: gold }, { claim: custom:plan, match: startsWith, value: g, role: plain }] }`,
    )
  const token = (otherwise: string) => pool(`roles: { by: token, otherwise: ${otherwise} }`)
  const roles = (...names: string[]) => claiming({ 'cognito:roles': names.map(roleArn) })
  it.each<[string, IdentitySetting, object, string]>([
    [
      'of the first rule that fits',
      { identity: rules('deny'), ...claiming({ 'custom:plan': 'gold' }) },
      {},
      'gold',
    ],
    [
      'of another rule that fits, where it is asked for',
      { identity: rules('deny'), ...claiming({ 'custom:plan': 'gold' }) },
      { CustomRoleArn: roleArn('plain') },
      'plain',
    ],
    ['of everybody, where no rule fits', { identity: rules('default') }, {}, 'buyer'],
    ['that is preferred in the token', { identity: token('deny'), ...preferred('gold') }, {}, 'gold'],
    [
      'of the token that is asked for',
      { identity: token('deny'), ...roles('gold', 'plain') },
      { CustomRoleArn: roleArn('plain') },
      'plain',
    ],
    [
      'of everybody, where the token has several',
      { identity: token('default'), ...roles('gold', 'plain') },
      {},
      'buyer',
    ],
  ])('gives the role %s', async (_, setting, more, role) => {
    expect((await given(setting, more))[0]).toBe(role)
  })

  function preferred(name: string) {
    return {
      groups: [{ GroupName: 'best', Precedence: 1, RoleArn: roleArn(name), UserPoolId: '' }],
      version: 'V2_0' as const,
      scripts: {
        PreTokenGeneration: (event: Seen) => ({
          ...event,
          response: {
            claimsAndScopeOverrideDetails: {
              groupOverrideDetails: { groupsToOverride: ['best'], preferredRole: roleArn(name) },
            },
          },
        }),
      },
    }
  }

  const provider = `${userPoolKey}:webclient000000000000000aa`
  const denied = fault(
    'NotAuthorizedException',
    `The ambiguous role mapping rules for: ${provider} denied this request.`,
  )
  const notTheirs = fault('NotAuthorizedException', 'The custom role is not one that this identity may have.')
  const document = (condition: string, role = 'buyer') => ({
    [`pools/${role}.role.yaml`]: `trust: { type: document, document: { Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: { Federated: ${key} }, Action: 'sts:AssumeRoleWithWebIdentity', Condition: ${condition} }] } }\n`,
  })
  it.each<[string, IdentitySetting, object, unknown]>([
    ['where no rule fits', { identity: rules('deny') }, {}, denied],
    ['where the token has no role', { identity: token('deny') }, {}, denied],
    ['where the token has several', { identity: token('deny'), ...roles('gold', 'plain') }, {}, denied],
    [
      'a role that is not in the token',
      { identity: token('default'), ...roles('gold') },
      { CustomRoleArn: roleArn('buyer') },
      notTheirs,
    ],
    [
      'a role of a rule that does not fit',
      { identity: rules('default'), ...claiming({ 'custom:plan': 'green' }) },
      { CustomRoleArn: roleArn('gold') },
      notTheirs,
    ],
    ['a role that nobody offers', {}, { CustomRoleArn: roleArn('gold') }, notTheirs],
    ['where there is no role', { identity: 'roles: { guest: visitor }' }, {}, badRoles],
    ['a role that is not there', { identity: token('deny'), ...preferred('nowhere') }, {}, badRoles],
    [
      'a role of another account',
      {
        identity: token('deny'),
        ...claiming({ 'cognito:roles': ['arn:aws:iam::999999999999:role/gold'] }),
      },
      {},
      badRoles,
    ],
    [
      'a role that trusts another identity pool',
      {
        identity: token('deny'),
        ...preferred('other'),
        files: document(
          `{ StringEquals: { '${key}:aud': 'us-east-1:99999999-2222-4333-8444-555555555555' } }`,
          'other',
        ),
      },
      {},
      badRoles,
    ],
    ['a role that is for guests', { identity: token('deny'), ...preferred('visitor') }, {}, badRoles],
    [
      'a role that does not let itself be tagged',
      {
        identity: pool('tags: { who: sub }, roles: { by: token, otherwise: deny }'),
        ...preferred('plain'),
      },
      {},
      badRoles,
    ],
    [
      'a role that asks from where somebody comes, which Cognito does not say',
      {
        files: document(
          `{ StringEquals: { '${key}:aud': '${identityPoolId}' }, IpAddress: { 'aws:SourceIp': 0.0.0.0/0 } }`,
        ),
      },
      {},
      badRoles,
    ],
  ])('refuses %s', async (_, setting, more, refusal) => {
    await expect(given(setting, more)).rejects.toEqual(refusal)
  })

  it('tags the session with the claims that the pool maps', async () => {
    const identity = pool('tags: { tenant: "custom:tenant", level: "custom:level", who: sub }')
    expect(await given({ identity, ...claiming({ 'custom:tenant': 'acme' }) })).toEqual([
      'buyer',
      { tenant: 'acme', who: ana.sub },
    ])
  })

  it('gives nothing where a claim cannot be a tag', async () => {
    const identity = pool('tags: { tenant: "custom:tenant" }')
    for (const tenant of ['x'.repeat(257), '*', '?', 'a*b', '${aws:userid}', '${*}'])
      await expect(given({ identity, ...claiming({ 'custom:tenant': tenant }) })).rejects.toEqual(badRoles)
  })

  it('gives nothing where tags differ in nothing but case, for policies do not tell them apart', async () => {
    const identity = pool('tags: { tenant: sub, Tenant: aud }')
    await expect(given({ identity })).rejects.toEqual(badRoles)
  })

  it('goes by the login about which the pool says something', async () => {
    const { getId, credentials, session } = await identityWorld({
      identity: `providers: { ${google}: { type: social, appId: app }, corp: { type: oidc, roles: { by: rules, otherwise: deny, rules: [{ claim: team, match: equals, value: blue, role: gold }] }, tags: { team: team } }, partner: { type: saml, tags: { team: team } } }`,
    })
    const role = async (logins: Record<string, string>) => {
      const got = session(await credentials(await getId(logins), logins))
      return [got?.principalArn, got?.tags]
    }
    expect(await role({ [google]: 'a' })).toEqual([roleArn('buyer'), {}])
    expect(await role({ [google]: 'a', [oidcHost]: 'a' })).toEqual([roleArn('gold'), { team: 'blue' }])
    expect(await role({ [google]: 'b', [samlArn]: 'b' })).toEqual([roleArn('buyer'), { team: 'blue' }])
  })

  it('links a login that it has not seen to the identity', async () => {
    const { getId, credentials, logins } = await identityWorld()
    const id = await getId({ [google]: 'ana' })
    const answer = await credentials(id, { [google]: 'ana', [facebook]: 'ana' })
    expect(answer.IdentityId).toBe(id)
    expect(await logins(id)).toEqual([`${google} ana`, `${facebook} ana`])
  })

  it('makes somebody of a guest who signs in', async () => {
    const { getId, credentials, logins } = await identityWorld()
    const id = await getId()
    expect((await credentials(id, { [google]: 'ana' })).IdentityId).toBe(id)
    expect(await logins(id)).toEqual([`${google} ana`])
  })

  it('gives back whom a guest has become who was known before, even if both ids are asked for', async () => {
    const { getId, credentials, clock } = await identityWorld()
    const guest = await getId()
    clock.at += 1000
    const known = await getId({ [google]: 'ana' })
    for (const id of [guest, known, guest])
      expect((await credentials(id, { [google]: 'ana' })).IdentityId).toBe(known)
    await expect(credentials(guest)).rejects.toEqual(
      fault('NotAuthorizedException', `Access to Identity '${known}' is forbidden.`),
    )
  })

  it.each<
    [string, (ids: Record<'ana' | 'bob' | 'guest', string>) => [string, Record<string, string>?], unknown]
  >([
    [
      'an identity that is not there',
      () => ['us-east-1:00', {}],
      fault('ResourceNotFoundException', "Identity 'us-east-1:00' not found."),
    ],
    [
      'somebody who shows no login',
      ({ ana }) => [ana],
      fault('NotAuthorizedException', /^Access to Identity '.+' is forbidden\.$/),
    ],
    [
      "somebody else's login",
      ({ ana }) => [ana, { [google]: 'bob' }],
      fault(
        'NotAuthorizedException',
        "Logins don't match. Please include at least one valid login for this identity or identity pool.",
      ),
    ],
    [
      'a login that nobody has',
      ({ ana }) => [ana, { [facebook]: 'new' }],
      fault('NotAuthorizedException', /^Logins don't match\./),
    ],
    [
      'two users of one provider',
      ({ ana }) => [ana, { [google]: 'ana', [facebook]: 'bob' }],
      fault('ResourceConflictException'),
    ],
  ])('refuses %s', async (_, asked, refusal) => {
    const { getId, credentials, logins } = await identityWorld()
    const ids = {
      ana: await getId({ [google]: 'ana' }),
      bob: await getId({ [google]: 'bob', [facebook]: 'bob' }),
      guest: await getId(),
    }
    await expect(credentials(...asked(ids))).rejects.toEqual(refusal)
    expect(await logins(ids.ana)).toEqual([`${google} ana`])
    expect(await logins(ids.bob)).toEqual([`${google} bob`, `${facebook} bob`])
  })

  it('refuses a guest once the pool has none any more', async () => {
    const { getId, credentials, ports } = await identityWorld()
    const id = await getId()
    const shop = await ports.identityPools.byId(identityPoolId)
    Object.assign(shop?.properties ?? {}, { AllowUnauthenticatedIdentities: false })
    await expect(credentials(id)).rejects.toEqual(
      fault('NotAuthorizedException', 'Unauthenticated access is not supported for this identity pool.'),
    )
  })

  it('refuses an identity of a pool that is gone', async () => {
    const { ask, credentials } = await identityWorld()
    const made = await ask('CreateIdentityPool', {
      IdentityPoolName: 'made',
      AllowUnauthenticatedIdentities: true,
    })
    const { IdentityId = '' } = await ask('GetId', { IdentityPoolId: made.IdentityPoolId })
    await expect(credentials(IdentityId)).rejects.toEqual(badRoles)
    await ask('DeleteIdentityPool', { IdentityPoolId: made.IdentityPoolId })
    await expect(credentials(IdentityId)).rejects.toEqual(
      fault('ResourceNotFoundException', `Identity '${IdentityId}' not found.`),
    )
  })

  it('refuses what was linked to nobody any more', async () => {
    const { ask, getId, credentials } = await identityWorld()
    const IdentityId = await getId({ [google]: 'ana' })
    await ask('UnlinkIdentity', { IdentityId, Logins: { [google]: 'ana' }, LoginsToRemove: [google] })
    await expect(credentials(IdentityId)).rejects.toEqual(
      fault('NotAuthorizedException', `Access to Identity '${IdentityId}' is forbidden.`),
    )
    await expect(credentials(IdentityId, { [google]: 'ana' })).rejects.toEqual(
      fault('NotAuthorizedException', /^Logins don't match/),
    )
    expect(await getId({ [google]: 'ana' })).not.toBe(IdentityId)
  })
})
