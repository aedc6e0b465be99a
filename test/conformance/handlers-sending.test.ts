import { execFile } from 'node:child_process'
import type { IncomingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  ResendConfirmationCodeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cli } from '../serve.ts'
import { claimsOf, codeIn, handlerWorld, password, secrets, type HandlerWorld } from './handler-world.ts'
import { refusal } from './sdk.ts'

let world: HandlerWorld
beforeAll(async () => {
  const person = { id: 4711, mail: 'ana@example.com', firstName: 'Ana', lastName: 'Lopez' }
  const known = (headers: IncomingHttpHeaders, login: unknown) =>
    headers['x-api-key'] === secrets.LEGACY_KEY && login === 'ana'
  world = await handlerWorld({
    '/legacy/login': ({ headers, body }) => {
      const { login, password: given } = JSON.parse(body)
      return known(headers, login) && given === password ? { body: person } : { status: 401, body: {} }
    },
    '/legacy/lookup': ({ headers, body }) =>
      known(headers, JSON.parse(body).login) ? { body: person } : { status: 404, body: {} },
    '/v1/accounts:signInWithPassword': ({ path, body }) => {
      const { email, password: given } = JSON.parse(body)
      const key = new URLSearchParams(path.split('?')[1]).get('key')
      return key === secrets.LEGACY_KEY && given === password && email === 'bea@example.com'
        ? { body: { localId: 'x1', email, displayName: 'Bea' } }
        : { status: 400, body: { error: { message: 'INVALID_LOGIN_CREDENTIALS' } } }
    },
  })
})
afterAll(() => world.end())

describe('people of an older directory', () => {
  it('come over when they first sign in, by node-fetch', async () => {
    const { id } = claimsOf(await world.signIn('legacy', 'ana'))
    expect(id).toMatchObject({
      'cognito:username': 'ana',
      email: 'ana@example.com',
      email_verified: true,
      name: 'Ana Lopez',
      'custom:legacy_id': '4711',
    })
    const asked = { UserPoolId: world.poolId('legacy'), Username: 'ana' }
    expect(await world.aws.send(new AdminGetUserCommand(asked))).toMatchObject({ UserStatus: 'CONFIRMED' })
    const before = world.neighbour.asked.length
    await world.signIn('legacy', 'ana')
    expect(world.neighbour.asked).toHaveLength(before)
  })

  it('come over when they first sign in, by fetch', async () => {
    const { id } = claimsOf(await world.signIn('firebase', 'bea@example.com'))
    expect(id).toMatchObject({ email: 'bea@example.com', name: 'Bea' })
  })

  it.each([
    ['legacy', 'eve', 'migrate-node-fetch', 'Bad user name or password'],
    ['firebase', 'eve@example.com', 'migrate-fetch', 'INVALID_LOGIN_CREDENTIALS'],
  ])('are nobody where it knows them not: %s', async (pool, name, trigger, why) => {
    await expect(world.signIn(pool, name)).rejects.toEqual(
      refusal('UserNotFoundException', `Exception migrating user in app client ${world.clientId(pool)}.`),
    )
    expect((await world.stages(trigger))[0]?.error?.message).toBe(why)
  })
})

describe('people of an older directory who have forgotten their password', () => {
  let other: HandlerWorld
  beforeAll(async () => {
    other = await handlerWorld({
      '/legacy/lookup': () => ({
        body: { id: 1, mail: 'carl@example.com', firstName: 'Carl', lastName: 'Ek' },
      }),
    })
  })
  afterAll(() => other.end())

  it('come over, and set another', async () => {
    const { aws, clientId } = other
    await aws.send(new ForgotPasswordCommand({ ClientId: clientId('legacy'), Username: 'carl' }))
    const ConfirmationCode = codeIn(await other.message('carl@example.com'))
    const asked = { ClientId: clientId('legacy'), Username: 'carl', ConfirmationCode, Password: password }
    await aws.send(new ConfirmForgotPasswordCommand(asked))
    expect(claimsOf(await other.signIn('legacy', 'carl')).id).toMatchObject({ name: 'Carl Ek' })
  })
})

describe('senders', () => {
  const [email, phone] = ['dora@example.com', '+15555550199']

  it('mail a code that they have decrypted', async () => {
    const { aws, clientId } = world
    await world.signUp('senders', 'dora', { email })
    const first = await world.message(email)
    expect(first).toMatchObject({ medium: 'EMAIL', subject: 'Confirm your account' })
    await aws.send(new ResendConfirmationCodeCommand({ ClientId: clientId('senders'), Username: 'dora' }))
    const again = await world.message(email, first.id)
    expect(again.subject).toBe('Your new code')
    const ConfirmationCode = codeIn(again)
    const asked = { ClientId: clientId('senders'), Username: 'dora', ConfirmationCode }
    await aws.send(new ConfirmSignUpCommand(asked))
    expect(claimsOf(await world.signIn('senders', 'dora')).id).toMatchObject({ email_verified: true })
  })

  it('mail a temporary password as it is', async () => {
    const { aws, poolId } = world
    const TemporaryPassword = 'Temp<0rary>&Pass'
    await aws.send(
      new AdminCreateUserCommand({
        UserPoolId: poolId('senders'),
        Username: 'emil',
        TemporaryPassword,
        UserAttributes: [{ Name: 'email', Value: 'emil@example.com' }],
      }),
    )
    expect(await world.message('emil@example.com')).toMatchObject({
      subject: 'Your invitation',
      text: `Your code is ${TemporaryPassword}`,
    })
  })

  it('text a code that they have decrypted', async () => {
    const { aws, clientId } = world
    await world.signUp('senders', 'finn', { phone_number: phone })
    const { medium, text } = await world.message(phone)
    expect({ medium, text }).toEqual({
      medium: 'SMS',
      text: expect.stringMatching(/^\d{6} is your Acme code \(SignUp\)$/),
    })
    const asked = { ClientId: clientId('senders'), Username: 'finn', ConfirmationCode: codeIn({ text }) }
    await aws.send(new ConfirmSignUpCommand(asked))
    expect(claimsOf(await world.signIn('senders', 'finn')).id).toMatchObject({ phone_number_verified: true })
  })
})

describe('accounts of elsewhere', () => {
  const run = promisify(execFile)
  const invoke = async (trigger: string, ...args: string[]) => {
    const asked = [cli, '--cwd', world.dir, '--json', 'invoke', trigger, ...args]
    const env = { ...process.env, ...secrets }
    const { stdout } = await run(process.execPath, asked, { env }).catch((error: { stdout: string }) => error)
    return JSON.parse(stdout)
  }
  const from = ['--example', 'PreSignUp_ExternalProvider']

  it('are let in where no account here has their address', async () => {
    const said = await invoke('link-accounts', ...from)
    expect(said.answer.response).toMatchObject({ autoConfirmUser: true, autoVerifyEmail: true })
    expect(said.calls).toEqual([expect.objectContaining({ what: 'cognito-idp ListUsers', outcome: '200' })])
  })

  it('are linked with the account here that has their address', async () => {
    await world.signUp('partners', 'gus', { email: 'gus@example.com' })
    const said = await invoke(
      'link-accounts',
      ...from,
      '--set',
      'request.userAttributes.email=gus@example.com',
    )
    expect(said.logs).toEqual([{ level: 'log', text: 'linking corp to gus' }])
    expect(said.calls).toEqual([
      expect.objectContaining({ what: 'cognito-idp ListUsers', outcome: '200' }),
      expect.objectContaining({ what: 'cognito-idp AdminLinkProviderForUser', outcome: '200' }),
    ])
  })

  it('have their claims tidied', async () => {
    const said = await invoke(
      'tidy-claims',
      '--set',
      'request.attributes={"idToken":{"email":"Ana@Corp.Example","groups":["b","a"]}}',
    )
    expect(said.answer.response.userAttributesToMap).toMatchObject({
      email: 'ana@corp.example',
      groups: 'a b',
    })
  })
})
