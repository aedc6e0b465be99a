import { describe, expect, it } from 'vitest'
import { fault, ana } from '../../world.ts'
import { identityPoolId, identityWorld, roleArn, userPoolKey } from './identity-world.ts'

describe('GetCredentialsForIdentity', () => {
  it('gives a guest an hour of the role of guests, scoped down', async () => {
    const { ask, getId, session, clock } = await identityWorld()
    const IdentityId = await getId()
    const answer = await ask('GetCredentialsForIdentity', { IdentityId })
    expect(answer).toEqual({
      IdentityId,
      Credentials: {
        AccessKeyId: expect.stringMatching(/^ASIA[A-Z0-9]{16}$/),
        SecretKey: expect.stringMatching(/^.{40}$/),
        SessionToken: expect.any(String),
        Expiration: clock.at / 1000 + 3600,
      },
    })
    expect(session(answer.Credentials)).toMatchObject({
      kind: 'assumed role',
      arn: 'arn:aws:sts::123456789012:assumed-role/visitor/CognitoIdentityCredentials',
      principalArn: roleArn('visitor'),
      scopeDown: true,
      tags: {},
      context: {
        'cognito-identity.amazonaws.com:aud': identityPoolId,
        'cognito-identity.amazonaws.com:sub': IdentityId,
        'cognito-identity.amazonaws.com:amr': ['unauthenticated'],
      },
    })
  })

  it('gives a user of a user pool the role of whoever signed in', async () => {
    const { ask, getId, session, signIn } = await identityWorld()
    const { IdToken } = await signIn()
    const Logins = { [userPoolKey]: IdToken }
    const IdentityId = await getId(Logins)
    const { Credentials } = await ask('GetCredentialsForIdentity', { IdentityId, Logins })
    expect(session(Credentials)).toMatchObject({
      principalArn: roleArn('buyer'),
      scopeDown: false,
      context: {
        'cognito-identity.amazonaws.com:sub': IdentityId,
        'cognito-identity.amazonaws.com:amr': [
          'authenticated',
          userPoolKey,
          `${userPoolKey}:CognitoSignIn:${ana.sub}`,
        ],
      },
    })
  })
})
void fault
