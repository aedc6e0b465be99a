import { describe, expect, it } from 'vitest'
import { principalTags } from '../../src/iam/principal-tags.ts'
import type { IdentityPoolPrincipalTagProperties } from '../../src/model/cloudformation.ts'

const login = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_abc'
const saml = 'arn:aws:iam::123456789012:saml-provider/partner'
const pool = (...principalTags: readonly IdentityPoolPrincipalTagProperties[]) => ({
  name: 'shop',
  id: 'us-east-1:1',
  arn: 'arn:aws:cognito-identity:us-east-1:123456789012:identitypool/us-east-1:1',
  properties: { IdentityPoolName: 'shop', AllowUnauthenticatedIdentities: false },
  principalTags,
})
const claims = { sub: 's-1', aud: 'web', tenant: 'acme', level: 3, verified: true, teams: ['a', 'b'] }
const own = (PrincipalTags: Readonly<Record<string, string>>) =>
  pool({ IdentityProviderName: login, PrincipalTags })

describe('tags from claims', () => {
  it.each([
    ['are none where the pool maps none', pool(), {}],
    [
      'are the subject and the client by default',
      pool({ IdentityProviderName: login, UseDefaults: true }),
      { username: 's-1', client: 'web' },
    ],
    ['are what the pool maps', own({ org: 'tenant', who: 'sub' }), { org: 'acme', who: 's-1' }],
    ['are texts', own({ level: 'level', ok: 'verified' }), { level: '3', ok: 'true' }],
    ['leave out a claim that is missing', own({ org: 'tenant', plan: 'plan' }), { org: 'acme' }],
    ['leave out what an object has of itself', own({ x: 'constructor' }), {}],
    ['leave out a list of several', own({ team: 'teams' }), {}],
    ['are of their own provider', pool({ IdentityProviderName: saml, PrincipalTags: { org: 'tenant' } }), {}],
  ])('%s', (_title, from, expected) => {
    expect(principalTags(from, login, claims)).toEqual(expected)
    expect(principalTags(from, `${login}:web`, claims)).toEqual(expected)
  })

  it('are the one text of a list of one', () => {
    expect(principalTags(own({ client: 'aud' }), login, { aud: ['web'] })).toEqual({ client: 'web' })
  })

  it('know a provider whose name is an ARN', () => {
    const from = pool({ IdentityProviderName: saml, PrincipalTags: { org: 'tenant' } })
    expect(principalTags(from, saml, claims)).toEqual({ org: 'acme' })
  })
})
