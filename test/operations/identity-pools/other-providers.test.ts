import { describe, expect, it } from 'vitest'
import type { Distrust } from '../../../src/engine/access.ts'
import type { Ports } from '../../../src/engine/ports.ts'
import { fault } from '../../world.ts'
import {
  credulous,
  google,
  identityWorld,
  oidcArn,
  oidcHost,
  samlArn,
  userPoolKey,
} from './identity-world.ts'

/** What was asked of others. */
function listening() {
  const asked: unknown[] = []
  const outside: Ports['outside'] = {
    oidc: (...given) => (asked.push(given), credulous.oidc(...given)),
    social: (...given) => (asked.push(given), credulous.social(...given)),
    saml: (...given) => (asked.push(given), credulous.saml(...given)),
  }
  return { asked, outside }
}

describe('a token of another provider', () => {
  it.each([
    ['a social login, for our app there', google, [google, 'app', 'token']],
    ['an OIDC provider, by its ARN', oidcArn, [`https://${oidcHost}`, 'token']],
    ['an OIDC provider, by its host', oidcHost, [`https://${oidcHost}`, 'token']],
    [
      'a SAML provider',
      samlArn,
      [expect.objectContaining({ SamlMetadataDocument: expect.anything() }), 'token'],
    ],
  ])('is verified by its own kind: %s', async (_, key, question) => {
    const { asked, outside } = listening()
    const { getId, clock, logins } = await identityWorld({ outside })
    const id = await getId({ [key]: 'token' })
    expect(asked).toEqual([[...question, clock.at, ...(key === samlArn ? [{ again: true }] : [])]])
    expect(await logins(id)).toEqual([`${key === oidcArn ? oidcHost : key} token`])
  })

  const refusals: readonly [Distrust, string, string][] = [
    [
      { why: 'malformed' },
      'NotAuthorizedException',
      'Invalid login token. Not a valid OpenId Connect identity token.',
    ],
    [
      { why: 'malformed', claim: 'sub' },
      'NotAuthorizedException',
      'Invalid login token. Missing a required claim: sub',
    ],
    [{ why: 'signature' }, 'NotAuthorizedException', "Invalid login token. Couldn't verify signed token."],
    [
      { why: 'expired', expired: 1000, now: 2000 },
      'NotAuthorizedException',
      'Invalid login token. Token expired: 1000 >= 2000',
    ],
    [{ why: 'not yet valid' }, 'NotAuthorizedException', 'Invalid login token. Token is not yet valid.'],
    [{ why: 'issuer' }, 'NotAuthorizedException', "Invalid login token. Issuer doesn't match providerName"],
    [
      { why: 'audience' },
      'NotAuthorizedException',
      'Token is not from a supported provider of this identity pool.',
    ],
    [{ why: 'rejected' }, 'NotAuthorizedException', 'Invalid login token. The provider does not accept it.'],
    [{ why: 'unreachable' }, 'ExternalServiceException', 'The identity provider could not be asked.'],
  ]
  it.each(refusals)('is refused because of %o', async (distrust, code, message) => {
    const distrusting = async () => distrust
    const outside = { oidc: distrusting, social: distrusting, saml: distrusting }
    const { getId } = await identityWorld({ outside })
    for (const key of [google, oidcHost, samlArn])
      await expect(getId({ [key]: 'token' })).rejects.toEqual(fault(code, message))
  })

  it('is refused where an OIDC provider issued it for somebody else', async () => {
    for (const [audience, taken] of [
      [['other'], false],
      [['other', 'shop-2'], true],
    ] as const) {
      const oidc: Ports['outside']['oidc'] = async (...given) => ({
        ...(await credulous.oidc(...given)),
        audience,
      })
      const { getId } = await identityWorld({ outside: { oidc } })
      const answer = getId({ [oidcHost]: 'token' })
      if (taken) expect(await answer).toContain('us-east-1:')
      else
        await expect(answer).rejects.toEqual(
          fault('NotAuthorizedException', 'Token is not from a supported provider of this identity pool.'),
        )
    }
  })

  it('is not asked about where the identity pool does not take its provider', async () => {
    const { asked, outside } = listening()
    const { getId } = await identityWorld({
      outside,
      identity: 'providers: { test: { type: pool, clients: [web] } }',
    })
    for (const key of [google, oidcArn, oidcHost, samlArn, 'login.corp.example'])
      await expect(getId({ [key]: 'token' })).rejects.toEqual(
        fault('NotAuthorizedException', 'Token is not from a supported provider of this identity pool.'),
      )
    expect(asked).toEqual([])
  })

  it('is refused beside one that is good, which then does nothing', async () => {
    const social = async () => ({ why: 'signature' }) as const
    const { getId, signIn, store } = await identityWorld({ outside: { social } })
    const { IdToken } = await signIn()
    await expect(getId({ [userPoolKey]: IdToken, [google]: 'bad' })).rejects.toEqual(
      fault('NotAuthorizedException', "Invalid login token. Couldn't verify signed token."),
    )
    const found = await store.identityByLogin('us-east-1:11111111-2222-4333-8444-555555555555', {
      kind: 'public',
      provider: google,
      subject: 'bad',
    })
    expect(found).toBeUndefined()
  })

  it('of SAML has its attributes for claims', async () => {
    const { getId, credentials, session } = await identityWorld({
      identity:
        'providers: { partner: { type: saml, roles: { by: rules, otherwise: deny, rules: [{ claim: groups, match: contains, value: b, role: gold }] }, tags: { team: team } } }',
    })
    const Logins = { [samlArn]: 'ana' }
    const got = session(await credentials(await getId(Logins), Logins))
    expect([got?.principalArn.split('/').at(-1), got?.tags]).toEqual(['gold', { team: 'blue' }])
  })
})
