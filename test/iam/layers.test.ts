import { describe, expect, it } from 'vitest'
import { decide } from '../../src/iam/decide.ts'
import type { Decision, Layer, Principal } from '../../src/model/iam.ts'
import type { JsonObject } from '../../src/model/trigger.ts'
import { account, ana, around, request, says } from './ask.ts'

const other = '999999999999'
const ops: Principal = { arn: `arn:aws:iam::${account}:user/ops`, account }
const nobody: Principal = { arn: '*' }
const role = `arn:aws:iam::${account}:role/buyer`
const root = `arn:aws:iam::${account}:root`

/** A statement for somebody. */
const to = (Principal: JsonObject | string, said: JsonObject = {}) => says({ Principal, ...said })
const yes = [says()]
const no = [says({ Action: 'sns:*' })]
const deny = [says({ Effect: 'Deny' })]

type Layers = { readonly [L in Layer]?: readonly JsonObject[] }
/** The decision as a reader says it: `allow by identity`, `implicitDeny, missing boundary`. */
const spoken = ({ decision, by, missing }: Decision) =>
  `${decision}${by ? ` by ${by.layer}` : ''}${missing ? `, missing ${missing}` : ''}`
const of = (layers: Layers, asked: Parameters<typeof request>[0] = {}) =>
  spoken(decide(around(layers), request(asked)))

describe('layers of one account', () => {
  it.each<[string, Layers, string]>([
    ['nothing', {}, 'implicitDeny, missing identity'],
    ['an identity policy that allows', { identity: yes }, 'allow by identity'],
    ['an identity policy about something else', { identity: no }, 'implicitDeny, missing identity'],
    ['no policy in a layer that is there', { identity: [] }, 'implicitDeny, missing identity'],
    ['a boundary alone', { boundary: yes }, 'implicitDeny, missing identity'],
    ['a boundary that agrees', { identity: yes, boundary: yes }, 'allow by identity'],
    ['a boundary that does not', { identity: yes, boundary: no }, 'implicitDeny, missing boundary'],
    ['a boundary that denies', { identity: yes, boundary: deny }, 'explicitDeny by boundary'],
    ['a session policy that agrees', { identity: yes, session: yes }, 'allow by identity'],
    ['a session policy that does not', { identity: yes, session: no }, 'implicitDeny, missing session'],
    ['a session policy that denies', { identity: yes, session: deny }, 'explicitDeny by session'],
    ['a session policy alone', { identity: no, session: yes }, 'implicitDeny, missing identity'],
    ['a scope-down that agrees', { identity: yes, 'scope-down': yes }, 'allow by identity'],
    ['a scope-down that does not', { identity: yes, 'scope-down': no }, 'implicitDeny, missing scope-down'],
    [
      'all that agree',
      { identity: yes, boundary: yes, session: yes, 'scope-down': yes },
      'allow by identity',
    ],
    ['an identity policy that denies', { identity: [...yes, ...deny] }, 'explicitDeny by identity'],
    [
      'a resource policy that denies',
      { identity: yes, resource: [to('*', { Effect: 'Deny' })] },
      'explicitDeny by resource',
    ],
    [
      'a resource policy that denies somebody else',
      { identity: yes, resource: [to({ AWS: other }, { Effect: 'Deny' })] },
      'allow by identity',
    ],
  ])('%s', (_, layers, is) => {
    expect(of(layers)).toBe(is)
  })

  it('tells of the first denial in the order of the layers, whatever allows before it', () => {
    const layers = { identity: [...yes, ...deny], boundary: deny, session: deny }
    expect(of(layers)).toBe('explicitDeny by identity')
  })

  it('lets one of several policies of a layer allow', () => {
    const both = [...(around({ identity: no }).identity ?? []), ...(around({ identity: yes }).identity ?? [])]
    expect(spoken(decide({ identity: both }, request()))).toBe('allow by identity')
  })
})

describe('resource policies', () => {
  const session = { AWS: ana.arn }
  it.each<[string, Layers, Principal, string]>([
    ['the session by its ARN is enough', { resource: [to(session)] }, ana, 'allow by resource'],
    [
      'the session by its ARN is not limited by a boundary, a session policy and a scope-down',
      { identity: no, boundary: no, session: no, 'scope-down': no, resource: [to(session)] },
      ana,
      'allow by resource',
    ],
    [
      'the role by its ARN is enough',
      { identity: no, resource: [to({ AWS: role })] },
      ana,
      'allow by resource',
    ],
    [
      'the role by its ARN is limited by a boundary',
      { identity: no, boundary: no, resource: [to({ AWS: role })] },
      ana,
      'implicitDeny, missing boundary',
    ],
    [
      'the role by its ARN is limited by a session policy',
      { resource: [to({ AWS: role })], session: no },
      ana,
      'implicitDeny, missing session',
    ],
    ['a user by its ARN is enough', { resource: [to({ AWS: ops.arn })] }, ops, 'allow by resource'],
    [
      'a user by its ARN is not limited by a boundary',
      { boundary: no, resource: [to({ AWS: ops.arn })] },
      ops,
      'allow by resource',
    ],
    [
      'the account leaves it to its own policies',
      { resource: [to({ AWS: account })] },
      ana,
      'implicitDeny, missing identity',
    ],
    [
      'the account and an identity policy',
      { resource: [to({ AWS: account })], identity: yes },
      ana,
      'allow by identity',
    ],
    [
      'the root of the account leaves it to its own policies',
      { resource: [to({ AWS: `arn:aws:iam::${account}:root` })] },
      ana,
      'implicitDeny, missing identity',
    ],
    ['everybody is enough', { resource: [to('*')] }, ana, 'allow by resource'],
    ['everybody among AWS is enough', { resource: [to({ AWS: ['*'] })] }, ana, 'allow by resource'],
    [
      'everybody is limited by a boundary',
      { resource: [to('*')], boundary: no },
      ana,
      'implicitDeny, missing boundary',
    ],
    ['everybody is nobody known, too', { resource: [to('*')] }, nobody, 'allow by resource'],
    [
      'somebody is not nobody known',
      { resource: [to({ AWS: account })] },
      nobody,
      'implicitDeny, missing resource',
    ],
    [
      'another session of the role',
      { resource: [to({ AWS: `${ana.arn}2` })] },
      ana,
      'implicitDeny, missing identity',
    ],
    ['another role', { resource: [to({ AWS: `${role}s` })] }, ana, 'implicitDeny, missing identity'],
    [
      'the best naming of several counts',
      { boundary: no, resource: [to({ AWS: account }), to({ AWS: role }), to(session)] },
      ana,
      'allow by resource',
    ],
    [
      'a naming counts only of a statement that applies',
      { boundary: no, resource: [to({ AWS: role }), to(session, { Action: 'sns:*' })] },
      ana,
      'implicitDeny, missing boundary',
    ],
    [
      'a service decides alone',
      { resource: [to({ Service: 'cognito-idp.amazonaws.com' })] },
      { arn: '*', service: 'cognito-idp.amazonaws.com' },
      'allow by resource',
    ],
    [
      'another service does not',
      { resource: [to({ Service: 'sns.amazonaws.com' })] },
      { arn: '*', service: 'cognito-idp.amazonaws.com' },
      'implicitDeny, missing resource',
    ],
    [
      'a canonical user is nobody here',
      { resource: [to({ CanonicalUser: 'abc' })] },
      ana,
      'implicitDeny, missing identity',
    ],
  ])('%s', (_, layers, principal, is) => {
    expect(of(layers, { principal })).toBe(is)
  })

  it.each<[string, JsonObject | string, Principal, string]>([
    ['the role, whose account is denied with it', { AWS: role }, ana, 'explicitDeny by resource'],
    ['the session, whose account is denied with it', { AWS: ana.arn }, ana, 'explicitDeny by resource'],
    [
      'the session, whose role is denied with it',
      { AWS: [ana.arn, account] },
      ana,
      'explicitDeny by resource',
    ],
    ['the role and its account', { AWS: [role, account] }, ana, 'allow by identity'],
    ['the role and the root of its account', { AWS: [role, root] }, ana, 'allow by identity'],
    ['the session, its role and its account', { AWS: [ana.arn, role, account] }, ana, 'allow by identity'],
    ['the role and another account', { AWS: [role, other] }, ana, 'explicitDeny by resource'],
    ['a user and its account', { AWS: [ops.arn, account] }, ops, 'allow by identity'],
    ['a user, whose account is denied with it', { AWS: ops.arn }, ops, 'explicitDeny by resource'],
    ['the root user, who is the account', { AWS: account }, { arn: root, account }, 'allow by identity'],
    ['everybody', '*', ana, 'allow by identity'],
    ['everybody among AWS', { AWS: '*' }, ana, 'allow by identity'],
    ['the account, which is not everybody in it', { AWS: account }, ana, 'explicitDeny by resource'],
    ['somebody else', { AWS: other }, ana, 'explicitDeny by resource'],
    ['a service', { Service: 'sns.amazonaws.com' }, ana, 'explicitDeny by resource'],
  ])('deny all but %s', (_, NotPrincipal, principal, is) => {
    const resource = [says({ Effect: 'Deny', NotPrincipal })]
    expect(of({ identity: yes, resource }, { principal })).toBe(is)
  })

  it('deny all but a service, which is of no account', () => {
    const resource = [says({ Effect: 'Deny', NotPrincipal: { Service: 'sns.amazonaws.com' } }), to('*')]
    const of = (service: string) =>
      decide(around({ resource }), request({ principal: { arn: '*', service } }))
    expect(of('sns.amazonaws.com').decision).toBe('allow')
    expect(of('sqs.amazonaws.com').decision).toBe('explicitDeny')
  })

  it('make no exception of who has a permissions boundary', () => {
    const resource = [says({ Effect: 'Deny', NotPrincipal: { AWS: [role, account] } })]
    expect(of({ identity: yes, boundary: yes, resource })).toBe('explicitDeny by resource')
  })
})

describe('between accounts', () => {
  const resource = `arn:aws:dynamodb:eu-west-1:${other}:table/orders`
  it.each<[string, Layers, string]>([
    ['an identity policy alone', { identity: yes }, 'implicitDeny, missing resource'],
    ['a resource policy alone', { resource: [to({ AWS: ana.arn })] }, 'implicitDeny, missing identity'],
    ['both', { identity: yes, resource: [to({ AWS: account })] }, 'allow by resource'],
    [
      'both, with a boundary that agrees',
      { identity: yes, boundary: yes, resource: [to({ AWS: role })] },
      'allow by resource',
    ],
    [
      'both, with a session policy that does not agree with what the session is given by its ARN',
      { identity: yes, session: no, resource: [to({ AWS: ana.arn })] },
      'implicitDeny, missing session',
    ],
    ['everybody and an identity policy', { identity: yes, resource: [to('*')] }, 'allow by resource'],
    ['everybody alone', { resource: [to('*')] }, 'implicitDeny, missing identity'],
    [
      'the account of the resource is not that of who asks',
      { identity: yes, resource: [to({ AWS: other })] },
      'implicitDeny, missing resource',
    ],
  ])('%s', (_, layers, is) => {
    expect(of(layers, { resource })).toBe(is)
    expect(of(layers, { resourceAccount: other })).toBe(is)
  })

  it('goes by the account of a session where it is not said', () => {
    const { account: _, ...said } = ana
    expect(of({ identity: yes }, { resource, principal: said })).toBe('implicitDeny, missing resource')
    expect(of({ identity: yes }, { principal: said })).toBe('allow by identity')
  })

  it('believes the account that is told before that of the ARN', () => {
    expect(of({ identity: yes }, { resource, resourceAccount: account })).toBe('allow by identity')
  })

  it('takes what is of no account, or of AWS, for its own', () => {
    expect(of({ identity: yes }, { resource: 'arn:aws:iam::aws:policy/ReadOnlyAccess' })).toBe(
      'allow by identity',
    )
    expect(of({ identity: yes }, { resource: '*' })).toBe('allow by identity')
  })
})

describe('trust policies', () => {
  const web: Principal = { arn: '*', federated: 'cognito-identity.amazonaws.com' }
  const trusts = (Principal: JsonObject | string, Effect = 'Allow'): JsonObject => ({
    Effect,
    Principal,
    Action: 'sts:*',
  })
  const asked = { action: 'sts:AssumeRole', resource: `arn:aws:iam::${account}:role/seller` }
  const away = { ...asked, resource: `arn:aws:iam::${other}:role/seller` }

  it.each<[string, Layers, Principal, typeof asked, string]>([
    ['a provider', { trust: [trusts({ Federated: web.federated ?? '' })] }, web, asked, 'allow by trust'],
    [
      'another provider',
      { trust: [trusts({ Federated: 'accounts.google.com' })] },
      web,
      asked,
      'implicitDeny, missing trust',
    ],
    [
      'the provider as a service',
      { trust: [trusts({ Service: web.federated ?? '' })] },
      web,
      asked,
      'implicitDeny, missing trust',
    ],
    ['everybody', { trust: [trusts('*')] }, web, asked, 'allow by trust'],
    ['an account', { trust: [trusts({ AWS: account })] }, ops, asked, 'allow by trust'],
    ['nobody', { identity: yes }, ops, asked, 'allow by identity'],
    [
      'nobody that fits',
      { trust: [trusts({ AWS: other })], identity: yes },
      ops,
      asked,
      'implicitDeny, missing trust',
    ],
    ['no policy', { trust: [], identity: yes }, ops, asked, 'implicitDeny, missing trust'],
    [
      'an account whose user may not',
      { trust: [trusts({ AWS: account })], identity: no },
      ops,
      asked,
      'implicitDeny, missing identity',
    ],
    [
      'an account whose user may',
      { trust: [trusts({ AWS: account })], identity: yes },
      ops,
      asked,
      'allow by trust',
    ],
    [
      'a user by its ARN, which needs no more',
      { trust: [trusts({ AWS: ops.arn })], identity: no },
      ops,
      asked,
      'allow by trust',
    ],
    [
      'a user by its ARN, who is denied',
      { trust: [trusts({ AWS: ops.arn })], identity: deny },
      ops,
      asked,
      'explicitDeny by identity',
    ],
    ['a role by its ARN', { trust: [trusts({ AWS: role })], identity: no }, ana, asked, 'allow by trust'],
    [
      'a role by its ARN, limited',
      { trust: [trusts({ AWS: role })], session: no },
      ana,
      asked,
      'implicitDeny, missing session',
    ],
    [
      'a session by its ARN, not limited',
      { trust: [trusts({ AWS: ana.arn })], session: no },
      ana,
      asked,
      'allow by trust',
    ],
    [
      'a user of elsewhere who may not',
      { trust: [trusts({ AWS: ops.arn })], identity: no },
      ops,
      away,
      'implicitDeny, missing identity',
    ],
    [
      'a user of elsewhere who may',
      { trust: [trusts({ AWS: ops.arn })], identity: yes },
      ops,
      away,
      'allow by trust',
    ],
    [
      'a user of elsewhere of whom nothing is known',
      { trust: [trusts({ AWS: ops.arn })] },
      ops,
      away,
      'allow by trust',
    ],
    [
      'a provider, and denies it',
      { trust: [trusts({ Federated: web.federated ?? '' }), trusts('*', 'Deny')] },
      web,
      asked,
      'explicitDeny by trust',
    ],
  ])('of %s', (_, layers, principal, request, is) => {
    expect(of(layers, { ...request, principal })).toBe(is)
  })

  it('are not helped by a resource policy', () => {
    const layers = { trust: [trusts({ AWS: account })], identity: no, resource: [to({ AWS: ops.arn })] }
    expect(of(layers, { ...asked, principal: ops })).toBe('implicitDeny, missing identity')
  })
})
