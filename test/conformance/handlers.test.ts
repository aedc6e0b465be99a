import { createHash, createHmac } from 'node:crypto'
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminUpdateUserAttributesCommand,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  AdminAddUserToGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimsOf, codeIn, handlerWorld, password, secrets, type HandlerWorld } from './handler-world.ts'
import { refusal } from './sdk.ts'

let world: HandlerWorld
beforeAll(async () => {
  world = await handlerWorld({
    '/captcha/verify': ({ body }) => {
      const { secret, response } = Object.fromEntries(new URLSearchParams(body))
      if (secret !== secrets.CAPTCHA_SECRET) return { status: 400, body: {} }
      return { body: { success: response !== 'forged', score: response === 'robot' ? 0.1 : 0.9 } }
    },
  })
})
afterAll(() => world.end())

const lambdaRefusal = (message: string) => refusal('UserLambdaValidationException', message)

describe('a shop of handlers', () => {
  const ana = 'ana@example.com'

  it('refuses domains that its environment does not name', async () => {
    await expect(world.signUp('shop', 'eve@evil.example', { email: 'eve@evil.example' })).rejects.toEqual(
      lambdaRefusal('PreSignUp failed with error Cannot register users from evil.example.'),
    )
  })

  it('words its mail in the language that the application names', async () => {
    await world.signUp('shop', ana, { email: ana, name: 'Ana <3' }, { metadata: { lang: 'de' } })
    const mail = await world.message(ana)
    expect(mail.subject).toBe('Willkommen bei Acme')
    expect(mail.text).toContain('<h1>Hallo Ana &lt;3</h1>')
    expect(mail.text).toContain(`code=${codeIn(mail)}&user=`)
    const { clientId, aws } = world
    const ConfirmationCode = codeIn(mail)
    await aws.send(new ConfirmSignUpCommand({ ClientId: clientId('shop'), Username: ana, ConfirmationCode }))
  })

  it('puts whoever is confirmed into a group', async () => {
    const asked = { UserPoolId: world.poolId('shop'), Username: ana }
    const { Groups } = await world.aws.send(new AdminListGroupsForUserCommand(asked))
    expect(Groups).toEqual([expect.objectContaining({ GroupName: 'customers' })])
    const [stage] = await world.stages('join-group')
    expect(stage?.logs.map(({ text }) => text)).toEqual(['added to customers: HTTP 200'])
  })

  it('counts sign-ins in a table, and another handler reads them', async () => {
    const first = claimsOf(await world.signIn('shop', ana)).id
    const second = claimsOf(await world.signIn('shop', ana)).id
    expect([first['logins'], second['logins']]).toEqual(['1', '2'])
    expect(Date.parse(`${second['last_login']}`)).toBeGreaterThan(0)
    expect(second['cognito:groups']).toEqual(['customers'])
  })

  it('refuses whom an attribute suspends', async () => {
    const UserAttributes = [{ Name: 'custom:suspended', Value: 'true' }]
    const asked = { UserPoolId: world.poolId('shop'), Username: ana, UserAttributes }
    await world.aws.send(new AdminUpdateUserAttributesCommand(asked))
    await expect(world.signIn('shop', ana)).rejects.toMatchObject({
      name: 'UserLambdaValidationException',
      message: expect.stringMatching(
        /^PreAuthentication failed with error Account suspended since \d{4}-\d\d-\d\d\.$/,
      ),
    })
  })

  it('words a reset and an invitation', async () => {
    const { aws, clientId, poolId } = world
    const { id } = await world.message(ana)
    await aws.send(new ForgotPasswordCommand({ ClientId: clientId('shop'), Username: ana }))
    const reset = await world.message(ana, id)
    expect(reset).toMatchObject({ subject: 'Reset your password', reason: 'ForgotPassword' })
    const ConfirmationCode = codeIn(reset)
    await aws.send(
      new ConfirmForgotPasswordCommand({
        ClientId: clientId('shop'),
        Username: ana,
        ConfirmationCode,
        Password: password,
      }),
    )
    const bea = 'bea@example.org'
    const UserAttributes = [{ Name: 'email', Value: bea }]
    await aws.send(new AdminCreateUserCommand({ UserPoolId: poolId('shop'), Username: bea, UserAttributes }))
    expect(await world.message(bea)).toMatchObject({
      subject: 'You are invited',
      text: expect.stringMatching(/Sign in as \S+ with <code>\S+<\/code>/),
    })
  })
})

describe('a forum of handlers', () => {
  const email = 'carl@example.com'

  it.each([
    [{}, 'Captcha is required'],
    [{ captcha: 'forged' }, 'Captcha verification failed'],
    [{ captcha: 'robot' }, 'Captcha verification failed'],
  ])('refuses sign-ups with %j', async (validation, message) => {
    await expect(world.signUp('forum', 'carl', { email }, { validation })).rejects.toEqual(
      lambdaRefusal(`PreSignUp failed with error ${message}.`),
    )
  })

  it('asks for a captcha with a secret parameter, as a form', async () => {
    await world.signUp('forum', 'carl', { email }, { validation: { captcha: 'human' } })
    const asked = world.neighbour.asked.at(-1)
    expect(asked?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/)
    expect(asked?.body).toBe(`secret=${secrets.CAPTCHA_SECRET}&response=human`)
  })

  it('writes who was confirmed, and gives claims, scopes and groups', async () => {
    const { aws, clientId, poolId } = world
    const ConfirmationCode = codeIn(await world.message(email))
    await aws.send(
      new ConfirmSignUpCommand({
        ClientId: clientId('forum'),
        Username: 'carl',
        ConfirmationCode,
        ClientMetadata: { campaign: 'spring' },
      }),
    )
    const asked = { UserPoolId: poolId('forum'), Username: 'carl', GroupName: 'moderators' }
    await aws.send(new AdminAddUserToGroupCommand(asked))
    const { id, access } = claimsOf(await world.signIn('forum', 'carl', signed('carl')))
    expect(id).toMatchObject({ audit: { rows: 1, campaign: 'spring' }, staff: true })
    expect(id).not.toHaveProperty('email')
    expect(access).toMatchObject({
      tenant: 'none',
      scope: 'posts/delete posts/pin',
      'cognito:groups': ['forum-moderators'],
    })
  })

  it('refuses sign-ins that its gateway has not signed', async () => {
    const failed = lambdaRefusal('PreAuthentication failed with error Request was not signed by the gateway.')
    await expect(world.signIn('forum', 'carl')).rejects.toEqual(failed)
    await expect(world.signIn('forum', 'carl', signed('somebody else'))).rejects.toEqual(failed)
  })

  const signed = (name: string) => {
    const timestamp = `${Math.floor(Date.now() / 1000)}`
    const signature = createHmac('sha256', secrets.GATEWAY_KEY).update(`${name}.${timestamp}`).digest('hex')
    return { timestamp, signature }
  }
})

describe('a staff of handlers', () => {
  const email = 'dora@example.com'
  const invitation = (year: number) =>
    createHash('sha1').update(`${email}:${year}`).digest('base64url').slice(0, 8)
  const year = new Date().getUTCFullYear()

  it('refuses whoever was not invited this year', async () => {
    const signUp = (metadata: Record<string, string>) =>
      world.signUp('staff', 'dora', { email }, { metadata })
    await expect(signUp({})).rejects.toEqual(
      lambdaRefusal('PreSignUp failed with error Sign-up is by invitation only.'),
    )
    await expect(signUp({ invitation: invitation(year - 1) })).rejects.toEqual(
      lambdaRefusal('PreSignUp failed with error This invitation has expired.'),
    )
  })

  it('marks accounts and keeps documents by version 2 of the AWS SDK', async () => {
    await world.signUp('staff', 'dora', { email }, { metadata: { invitation: invitation(year) } })
    const asked = { UserPoolId: world.poolId('staff'), Username: 'dora' }
    const { UserAttributes } = await world.aws.send(new AdminGetUserCommand(asked))
    expect(UserAttributes).toContainEqual({ Name: 'custom:onboarded', Value: 'yes' })
    const [stage] = await world.stages('mark-onboarded')
    expect(stage?.logs.map(({ text }) => text)).toEqual([`stored ${email} 2`, 'status CONFIRMED true'])
  })

  it('reads a secret once, and keeps it while the function is warm', async () => {
    const first = claimsOf(await world.signIn('staff', 'dora')).id
    expect((await world.stages('loyalty-id'))[0]?.calls).toEqual([
      expect.objectContaining({ kind: 'aws', what: 'secretsmanager GetSecretValue', outcome: '200' }),
    ])
    const second = claimsOf(await world.signIn('staff', 'dora')).id
    expect((await world.stages('loyalty-id'))[0]?.calls).toEqual([])
    const digest = createHmac('sha256', 'pepper-of-tests').update(`${first.sub}`).digest('hex')
    expect(first).toMatchObject({ loyalty_id: `ACME-${digest.slice(0, 12)}`, invocations: '1' })
    expect(second).toMatchObject({ loyalty_id: first['loyalty_id'], invocations: '2' })
  })
})
