import { createSign, generateKeyPairSync } from 'node:crypto'
import { AdminListGroupsForUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js'
import { exportJWK, SignJWT, type CryptoKey, type JWTPayload } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimsOf, codeIn, handlerWorld, password, type HandlerWorld } from './handler-world.ts'
import { refusal } from './sdk.ts'

const issuing = generateKeyPairSync('rsa', { modulusLength: 2048 })
const strange = generateKeyPairSync('rsa', { modulusLength: 2048 })
const device = generateKeyPairSync('rsa', { modulusLength: 2048 })

let world: HandlerWorld
beforeAll(async () => {
  const jwk = { ...(await exportJWK(issuing.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  world = await handlerWorld({ '/issuer/jwks.json': () => ({ body: { keys: [jwk] } }) })
})
afterAll(() => world.end())

const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

describe('a code by mail', () => {
  const email = 'ana@example.com'

  it('signs in whoever types it, at a second try too', async () => {
    await world.signUp('email-code', email, { email })
    const { Session, ChallengeParameters } = await world.begin('email-code', email)
    expect(ChallengeParameters).toMatchObject({ email: 'a***@example.com' })
    const mail = await world.message(email)
    expect(mail).toMatchObject({ medium: 'EMAIL', subject: 'Your login code' })
    const code = codeIn(mail)
    const again = await world.answer('email-code', Session, email, wrong(code))
    expect(again.ChallengeName).toBe('CUSTOM_CHALLENGE')
    const { id } = claimsOf(await world.answer('email-code', again.Session, email, ` ${code} `))
    expect(id).toMatchObject({ email, email_verified: true })
  })

  it('refuses a third wrong one', async () => {
    const id = await world.newest(email)
    let { Session } = await world.begin('email-code', email)
    const code = codeIn(await world.message(email, id))
    for (const _ of [1, 2]) ({ Session } = await world.answer('email-code', Session, email, wrong(code)))
    await expect(world.answer('email-code', Session, email, wrong(code))).rejects.toEqual(
      refusal('NotAuthorizedException', 'Incorrect username or password.'),
    )
  })
})

describe('a code by text after the password', () => {
  const phone = '+15555550123'

  /** Signs in as an application does, with the real client of the browser. */
  async function signIn(answerWith: (code: string) => string) {
    const Pool = new CognitoUserPool({
      UserPoolId: world.poolId('text-code'),
      ClientId: world.clientId('text-code'),
      endpoint: world.url,
    })
    const user = new CognitoUser({ Username: 'bea', Pool })
    user.setAuthenticationFlowType('CUSTOM_AUTH')
    const details = new AuthenticationDetails({ Username: 'bea', Password: password })
    const newest = await world.newest(phone)
    return new Promise<{ asked: unknown; token: string }>((onSuccess, onFailure) => {
      let asked: unknown
      const ended = {
        onSuccess: (session: { getIdToken(): { getJwtToken(): string } }) =>
          onSuccess({ asked, token: session.getIdToken().getJwtToken() }),
        onFailure,
      }
      user.authenticateUser(details, {
        ...ended,
        customChallenge(parameters: unknown) {
          asked = parameters
          world
            .message(phone, newest)
            .then((text) => user.sendCustomChallengeAnswer(answerWith(codeIn(text)), ended), onFailure)
        },
      })
    })
  }

  it('signs in whoever types it', async () => {
    await world.signUp('text-code', 'bea', { phone_number: phone })
    const { asked, token } = await signIn((code) => code)
    expect(asked).toMatchObject({ medium: 'sms', lastDigits: '123' })
    expect(token.split('.')).toHaveLength(3)
  })

  it('signs in nobody else', async () => {
    await expect(signIn(wrong)).rejects.toMatchObject({
      code: 'NotAuthorizedException',
    })
  })
})

describe('a token of somebody else', () => {
  const email = 'carl@example.com'
  const token = (claims: JWTPayload, key = issuing.privateKey) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(`${world.neighbour.url}/issuer`)
      .setAudience('acme')
      .setIssuedAt()
      .setExpirationTime('1 minute')
      .sign(key as unknown as CryptoKey)

  it('signs in whom it is about', async () => {
    await world.signUp('partners', 'carl', { email })
    await world.confirm('partners', 'carl')
    const { Session, ChallengeParameters } = await world.begin('partners', 'carl')
    expect(ChallengeParameters).toMatchObject({ issuer: `${world.neighbour.url}/issuer` })
    const signedIn = await world.answer('partners', Session, 'carl', await token({ email }))
    expect(claimsOf(signedIn).id).toMatchObject({ 'cognito:username': 'carl' })
    const [stage] = await world.stages('prove-by-token-verify')
    expect(stage?.calls).toEqual([expect.objectContaining({ kind: 'fetch', outcome: '200' })])
  })

  it.each([
    ['of somebody who is not they', () => token({ email: 'eve@example.com' })],
    ['signed by a stranger', () => token({ email }, strange.privateKey)],
    ['that is none', async () => 'a.b.c'],
  ])('refuses one %s', async (_, made) => {
    const { Session } = await world.begin('partners', 'carl')
    await expect(world.answer('partners', Session, 'carl', await made())).rejects.toEqual(
      refusal('NotAuthorizedException', 'Incorrect username or password.'),
    )
  })
})

describe('a device with a token', () => {
  const token = (claims: JWTPayload, until = '1 minute') =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(`${world.neighbour.url}/issuer`)
      .setAudience('acme-devices')
      .setExpirationTime(until)
      .sign(issuing.privateKey as unknown as CryptoKey)

  it('is welcomed by every module that its handler requires by name', async () => {
    await world.signUp('mobile', 'emil', { email: 'emil@example.com' })
    await world.confirm('mobile', 'emil')
    expect(await world.message('emil@example.com')).toMatchObject({
      subject: 'Welcome aboard',
      text: 'Hi emil, good to have you here.',
      reason: 'PostConfirmation_ConfirmSignUp',
    })
    const asked = { UserPoolId: world.poolId('mobile'), Username: 'emil' }
    const { Groups } = await world.aws.send(new AdminListGroupsForUserCommand(asked))
    expect(Groups).toEqual([expect.objectContaining({ GroupName: 'travellers' })])
  })

  it('may sign in, and its keys are fetched once', async () => {
    const device_token = await token({ device: 'tablet' })
    await world.signIn('mobile', 'emil', { device_token })
    const [cold] = await world.stages('require-device-token')
    await world.signIn('mobile', 'emil', { device_token })
    const [warm] = await world.stages('require-device-token')
    expect([cold?.calls, warm?.calls]).toEqual([[expect.objectContaining({ kind: 'fetch' })], []])
    expect(warm?.logs[0]?.text).toBe('device tablet')
    expect(await world.message('arn:aws:sns:us-east-1:123456789012:sign-ins')).toMatchObject({
      text: '{"user":"emil","newDevice":false}',
    })
  })

  it.each([
    ['that has expired', () => token({ device: 'tablet' }, '1 minute ago'), 'has expired'],
    ['that names none', () => token({}), 'is not valid'],
    ['that is none', async () => 'a.b.c', 'is not valid'],
  ])('may not with one %s', async (_, made, why) => {
    await expect(world.signIn('mobile', 'emil', { device_token: await made() })).rejects.toEqual(
      refusal('UserLambdaValidationException', `PreAuthentication failed with error Device token ${why}.`),
    )
  })
})

describe('a device with a key', () => {
  const pem = device.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const assertion = (challenge: string, key = device.privateKey) =>
    createSign('RSA-SHA256').update(Buffer.from(challenge, 'base64')).sign(key, 'base64')

  it('signs in by signing what the handler has drawn', async () => {
    await world.signUp('devices', 'dora', {
      'custom:public_key': pem.replace(/-----.*-----|\n/g, ''),
      'custom:key_id': 'phone',
    })
    const { Session, ChallengeParameters } = await world.begin('devices', 'dora')
    expect(ChallengeParameters).toMatchObject({ keyId: 'phone' })
    const proof = assertion(ChallengeParameters?.['challenge'] ?? '')
    expect(claimsOf(await world.answer('devices', Session, 'dora', proof)).id).toMatchObject({
      'cognito:username': 'dora',
    })
  })

  it('is refused with another key', async () => {
    const { Session, ChallengeParameters } = await world.begin('devices', 'dora')
    const proof = assertion(ChallengeParameters?.['challenge'] ?? '', strange.privateKey)
    await expect(world.answer('devices', Session, 'dora', proof)).rejects.toEqual(
      refusal('NotAuthorizedException', 'Incorrect username or password.'),
    )
  })
})
