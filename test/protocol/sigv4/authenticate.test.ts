import { describe, expect, it } from 'vitest'
import type { Session } from '../../../src/model/session.ts'
import { authenticate } from '../../../src/protocol/sigv4/authenticate.ts'
import { account, now, proofs, secret, session, temporary, user } from './proofs.ts'
import { signed } from './signing.ts'

const key = (accessKeyId: string, secretAccessKey = secret) => ({ accessKeyId, secretAccessKey })
const by = (request: Parameters<typeof signed>[0], mode: 'dev' | 'serve', of?: Session, at = now) =>
  authenticate(signed(request), 'cognito-idp', proofs(at, of), mode)
const fault = (code: string, message?: string) =>
  expect.objectContaining({ code, ...(message !== undefined && { message }) })
const modes = ['dev', 'serve'] as const

describe.each(modes)('in %s', (mode) => {
  it('a declared key is its user, once it is proven', () => {
    expect(by({}, mode)).toEqual({
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      region: 'us-east-1',
      proven: true,
      kind: 'user',
      principal: { arn: user.arn, account },
      userId: user.userId,
      userName: 'ops',
      context: {
        'aws:PrincipalArn': user.arn,
        'aws:PrincipalAccount': account,
        'aws:PrincipalType': 'User',
        'aws:PrincipalIsAWSService': 'false',
        'aws:userid': user.userId,
        'aws:username': 'ops',
      },
    })
  })

  it.each([
    [
      'a declared key with another secret',
      { keys: key('AKIAIOSFODNN7EXAMPLE', 'other') },
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    ],
    [
      'a key of a session with another secret',
      { keys: { ...temporary, secretAccessKey: 'other' } },
      'InvalidSignatureException',
      undefined,
    ],
    [
      'a key of a session without its token',
      { keys: key(temporary.accessKeyId, temporary.secretAccessKey) },
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    ],
    [
      'a token that is not ours',
      { keys: { ...key('ASIAI44QH8DHBEXAMPLE'), sessionToken: 'FwoGZXIvYXdzE' } },
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    ],
    [
      'a declared key with a token',
      { keys: { ...key('AKIAIOSFODNN7EXAMPLE'), sessionToken: temporary.sessionToken } },
      'UnrecognizedClientException',
      undefined,
    ],
  ])('%s is refused', (_, request, code, message) => {
    expect(() => by(request, mode)).toThrow(fault(code, message))
  })

  it('a session goes with the role or the user behind it', () => {
    const iam = { ...proofs().iam, knows: (arn: string) => arn !== session.principalArn }
    const asked = () => authenticate(signed({ keys: temporary }), 'cognito-idp', { ...proofs(), iam }, mode)
    expect(asked).toThrow(fault('UnrecognizedClientException'))
  })

  it('a session that has ended is told so', () => {
    const words = 'The security token included in the request is expired'
    expect(() => by({ keys: temporary }, mode, { ...session, expires: now })).toThrow(
      fault('ExpiredTokenException', words),
    )
    expect(by({ keys: temporary }, mode, { ...session, expires: now + 1 }).proven).toBe(true)
  })
})

describe('a key that nobody knows', () => {
  const request = { keys: key('AKIDUNKNOWN') }

  it('is believed in dev to be the account itself, whenever and however it has signed', () => {
    const arn = `arn:aws:iam::${account}:root`
    expect(by(request, 'dev', session, now + 86_400_000)).toMatchObject({
      proven: false,
      kind: 'root',
      principal: { arn, account },
      userId: account,
      context: { 'aws:PrincipalType': 'Account', 'aws:PrincipalArn': arn },
    })
  })

  it('is refused in serve', () => {
    expect(() => by(request, 'serve')).toThrow(fault('UnrecognizedClientException'))
  })
})

describe('a declared key whose secret is not there', () => {
  const request = { keys: key('AKIAMISSING000000000', 'any') }

  it('is believed in dev to be its user', () => {
    expect(by(request, 'dev')).toMatchObject({ proven: false, kind: 'user', userName: 'ops' })
  })

  it('is refused in serve', () => {
    expect(() => by(request, 'serve')).toThrow(fault('UnrecognizedClientException'))
  })
})

describe('what policies may ask about a session', () => {
  const contextOf = (more: Partial<Session>, at = now) =>
    by({ keys: temporary }, 'serve', { ...session, ...more }, at).context

  it('is who it is, since when, and by whose hand', () => {
    expect(contextOf({})).toEqual({
      'aws:PrincipalArn': session.principalArn,
      'aws:PrincipalAccount': account,
      'aws:PrincipalType': 'AssumedRole',
      'aws:PrincipalIsAWSService': 'false',
      'aws:userid': session.userId,
      'aws:TokenIssueTime': '2026-01-02T02:04:05.000Z',
      'aws:MultiFactorAuthPresent': 'false',
    })
  })

  it('is its role as well, for a policy that names that', () => {
    const { principal } = by({ keys: temporary }, 'serve')
    expect(principal).toEqual({ arn: session.arn, account, roleArn: session.principalArn })
  })

  it('is its tags, its source identity, and what federation has said', () => {
    const said = {
      'aws:FederatedProvider': 'cognito-identity.amazonaws.com',
      'cognito-identity.amazonaws.com:amr': ['authenticated', 'x'],
    }
    expect(contextOf({ tags: { team: 'red' }, sourceIdentity: 'ana', context: said })).toMatchObject({
      ...said,
      'aws:PrincipalTag/team': 'red',
      'aws:SourceIdentity': 'ana',
    })
  })

  it('is the tags of its role, but for those that it brings itself, in whatever case', () => {
    const iam = { ...proofs().iam, tags: () => ({ Team: 'blue', cost: '7' }) }
    const world = { ...proofs(now, { ...session, tags: { team: 'red' } }), iam }
    const { context } = authenticate(signed({ keys: temporary }), 'cognito-idp', world, 'serve')
    const tags = Object.entries(context).filter(([name]) => name.startsWith('aws:PrincipalTag/'))
    expect(tags).toEqual([
      ['aws:PrincipalTag/cost', '7'],
      ['aws:PrincipalTag/team', 'red'],
    ])
  })

  it('is the tags of a user, who needs no session for it', () => {
    const iam = {
      ...proofs().iam,
      tags: (arn: string): Record<string, string> => (arn === user.arn ? { team: 'red' } : {}),
    }
    const { context } = authenticate(signed(), 'cognito-idp', { ...proofs(), iam }, 'serve')
    expect(context).toMatchObject({ 'aws:PrincipalTag/team': 'red' })
  })

  it('is the account itself, for a session of its root', () => {
    const arn = `arn:aws:iam::${account}:root`
    const context = contextOf({ kind: 'user session', arn, principalArn: arn, userId: account })
    expect(context).toMatchObject({ 'aws:PrincipalType': 'Account', 'aws:PrincipalArn': arn })
    expect(context).not.toHaveProperty('aws:username')
  })

  it('is for how long a second factor has stood, where there was one', () => {
    const context = { 'aws:MultiFactorAuthPresent': 'true' }
    expect(contextOf({ context })).toMatchObject({
      'aws:MultiFactorAuthPresent': 'true',
      'aws:MultiFactorAuthAge': '3600',
    })
    expect(contextOf({})).not.toHaveProperty('aws:MultiFactorAuthAge')
  })

  it('is nobody else, whatever it was given to say', () => {
    const lies = {
      'aws:PrincipalArn': 'arn:aws:iam::1:root',
      'aws:userid': 'x',
      'aws:PrincipalType': 'Account',
    }
    expect(contextOf({ context: lies })).toMatchObject({
      'aws:PrincipalArn': session.principalArn,
      'aws:userid': session.userId,
      'aws:PrincipalType': 'AssumedRole',
    })
  })

  it('is the name of the user behind a session of one', () => {
    const of = { kind: 'user session', arn: user.arn, principalArn: user.arn, userId: user.userId } as const
    expect(contextOf(of)).toMatchObject({
      'aws:username': 'ops',
      'aws:PrincipalType': 'User',
      'aws:PrincipalArn': user.arn,
    })
  })

  it('is a federated user, and no name of one', () => {
    const arn = `arn:aws:sts::${account}:federated-user/ana`
    const context = contextOf({
      kind: 'federated user',
      arn,
      principalArn: user.arn,
      userId: `${account}:ana`,
    })
    expect(context).toMatchObject({ 'aws:PrincipalType': 'FederatedUser', 'aws:PrincipalArn': arn })
    expect(context).not.toHaveProperty('aws:username')
  })
})
