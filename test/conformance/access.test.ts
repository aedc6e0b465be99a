import {
  GetIdCommand,
  GetOpenIdTokenCommand,
  GetOpenIdTokenForDeveloperIdentityCommand,
  ListIdentitiesCommand,
} from '@aws-sdk/client-cognito-identity'
import { AdminGetUserCommand, ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider'
import {
  AssumeRoleWithWebIdentityCommand,
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
} from '@aws-sdk/client-sts'
import { fromCognitoIdentity, fromCognitoIdentityPool, fromWebToken } from '@aws-sdk/credential-providers'
import { Amplify } from 'aws-amplify'
import { fetchAuthSession, signIn, signOut } from 'aws-amplify/auth'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { claims, openIssuer, signed, signingKey } from '../adapters/outside/issuer.ts'
import { backend, federated, identityPoolId, shop, webId } from './access-project.ts'
import { homes, keysOf, openWorld, password, roleArn, sessionArn, type Keys } from './access-world.ts'
import { refusal } from './sdk.ts'

type World = Awaited<ReturnType<typeof openWorld>>

let world: World
beforeAll(async () => {
  world = await openWorld('serve', shop)
  await world.enrol('ana', { attributes: { 'custom:team': 'red' } })
  await world.enrol('bob', { attributes: { 'custom:team': 'blue' } })
  await world.enrol('gerd', { groups: ['gold', 'silver'] })
  for (const [Username, plan] of [
    ['pia', 'gold'],
    ['paul', 'basic-2026'],
    ['peter', 'none'],
  ] as const)
    await world.enrol(Username, { home: homes.partners, attributes: { 'custom:plan': plan } })
  for (const key of ['public/menu', 'teams/red/plan', 'teams/blue/plan', 'reports/may', 'gold/bar'])
    world.bucket.objects.set(key, `it is ${key}`)
})
afterAll(() => world?.close())

/** The enhanced flow, as applications have it from the SDK: of a guest, where there are no logins. */
const provide = (more: object = {}, { endpoint }: World = world) =>
  fromCognitoIdentityPool({ clientConfig: endpoint(), identityPoolId, ...more })()
const provideFor = async (user: string, home = homes.people) =>
  provide({ logins: { [home.login]: (await world.signIn(user, home)).IdToken } })

const becomeByToken = (role: string, WebIdentityToken: string | undefined, more: object = {}) =>
  world.sts().send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: roleArn(role),
      RoleSessionName: 'app',
      WebIdentityToken,
      ...more,
    }),
  )

/** The first half of the basic flow. */
async function openIdToken(Logins?: Record<string, string>) {
  const input = { IdentityPoolId: identityPoolId, ...(Logins && { Logins }) }
  const { IdentityId } = await world.identities().send(new GetIdCommand(input))
  const { Token = '' } = await world
    .identities()
    .send(new GetOpenIdTokenCommand({ IdentityId, ...(Logins && { Logins }) }))
  return { IdentityId, Token }
}

const lacks = (who: string, action: string, resource: string, kind = 'identity-based policy') =>
  `User: ${who} is not authorized to perform: ${action} on resource: ${resource} because no ${kind} allows the ${action} action`
const denied = (role: string, action: string, resource: string, name?: string) =>
  refusal('AccessDenied', lacks(sessionArn(role, name), action, resource))
const object = (key: string) => `arn:aws:s3:::shop/${key}`

describe('a user who has signed in, in the enhanced flow', () => {
  it('reads and writes what bears their own identity id, and nothing of others', async () => {
    const [ana, bob] = [await provideFor('ana'), await provideFor('bob')]
    expect(ana.identityId).not.toBe(bob.identityId)
    const own = `private/${ana.identityId}/cat é.txt`
    await world.put(ana, own, 'meow')
    expect(world.bucket.told.at(-1)).toMatchObject({
      'x-poolwright-principal': sessionArn('authenticated'),
      'x-poolwright-identity-id': ana.identityId,
    })
    expect(await world.get(ana, own)).toBe('meow')
    await expect(world.get(bob, own)).rejects.toEqual(denied('authenticated', 's3:GetObject', object(own)))
    await expect(world.put(bob, own, 'woof')).rejects.toEqual(
      denied('authenticated', 's3:PutObject', object(own)),
    )
    await expect(world.remove(ana, own)).rejects.toEqual(
      refusal(
        'AccessDenied',
        `User: ${sessionArn('authenticated')} is not authorized to perform: s3:DeleteObject on resource: ${object(own)} with an explicit deny in an identity-based policy`,
      ),
    )
    expect(world.bucket.objects.get(own)).toBe('meow')
  })

  it('is told apart by the tag that a claim of theirs gives', async () => {
    const [ana, bob] = [await provideFor('ana'), await provideFor('bob')]
    expect(await world.get(ana, 'teams/red/plan')).toBe('it is teams/red/plan')
    expect(await world.get(ana, 'reports/may')).toBe('it is reports/may')
    expect(await world.get(bob, 'teams/blue/plan')).toBe('it is teams/blue/plan')
    for (const [who, key] of [
      [ana, 'teams/blue/plan'],
      [bob, 'teams/red/plan'],
      [bob, 'reports/may'],
    ] as const)
      await expect(world.get(who, key)).rejects.toEqual(denied('authenticated', 's3:GetObject', object(key)))
  })

  it('has the role of the first of their groups, which opens operations of the server', async () => {
    const gerd = await provideFor('gerd')
    expect(await world.whoIs(gerd)).toBe(sessionArn('gold'))
    const { UserPoolId } = homes.people
    const getUser = new AdminGetUserCommand({ UserPoolId, Username: 'ana' })
    const listUsers = new ListUsersCommand({ UserPoolId })
    expect(await world.users(gerd).send(getUser)).toMatchObject({ Username: 'ana' })
    expect((await world.users(gerd).send(listUsers)).Users).toHaveLength(3)
    expect(await world.get(gerd, 'gold/bar')).toBe('it is gold/bar')

    const ana = await provideFor('ana')
    expect(await world.whoIs(ana)).toBe(sessionArn('authenticated'))
    const pool = `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${UserPoolId}`
    for (const [command, action] of [
      [getUser, 'cognito-idp:AdminGetUser'],
      [listUsers, 'cognito-idp:ListUsers'],
    ] as const)
      await expect(world.users(ana).send(command as typeof getUser)).rejects.toEqual(
        refusal('AccessDeniedException', lacks(sessionArn('authenticated'), action, pool)),
      )
    const elsewhere = new ListUsersCommand({ UserPoolId: homes.partners.UserPoolId })
    await expect(world.users(gerd).send(elsewhere)).rejects.toEqual(refusal('AccessDeniedException'))
  })

  it('may choose among the roles of their groups, and no other', async () => {
    const logins = { [homes.people.login]: (await world.signIn('gerd')).IdToken }
    const chosen = await provide({ logins, customRoleArn: roleArn('authenticated') })
    expect(await world.whoIs(chosen)).toBe(sessionArn('authenticated'))
    await expect(provide({ logins, customRoleArn: roleArn('basic') })).rejects.toEqual(
      refusal('NotAuthorizedException'),
    )
  })

  it.each([
    ['pia', 'gold'],
    ['paul', 'authenticated'],
  ])('has the role of the first rule that takes their claims: %s is %s', async (user, role) => {
    expect(await world.whoIs(await provideFor(user, homes.partners))).toBe(sessionArn(role))
  })

  it('gets no credentials where no rule takes their claims', async () => {
    const { login } = homes.partners
    await expect(provideFor('peter', homes.partners)).rejects.toEqual(
      refusal(
        'NotAuthorizedException',
        expect.stringContaining(`The ambiguous role mapping rules for: ${login}`),
      ),
    )
  })

  it('shows an ID token of this very provider', async () => {
    const { IdToken, AccessToken } = await world.signIn('ana')
    for (const [login, token, message] of [
      [homes.people.login, AccessToken, 'Invalid login token. Missing a required claim: aud'],
      [homes.partners.login, IdToken, "Invalid login token. Issuer doesn't match providerName"],
      [
        homes.people.login,
        `${IdToken.slice(0, -8)}AAAAAAAA`,
        "Invalid login token. Couldn't verify signed token.",
      ],
    ] as const)
      await expect(provide({ logins: { [login]: token } })).rejects.toEqual(
        refusal('NotAuthorizedException', message),
      )
  })
})

describe('a guest', () => {
  it('reads what guests may, and is the same guest by the same identity id', async () => {
    const guest = await provide()
    expect(await world.whoIs(guest)).toBe(sessionArn('guest'))
    expect(await world.get(guest, 'public/menu')).toBe('it is public/menu')
    for (const key of ['teams/red/plan', `private/${guest.identityId}/cat.txt`])
      await expect(world.get(guest, key)).rejects.toEqual(denied('guest', 's3:GetObject', object(key)))
    const { identityId } = guest
    const again = await fromCognitoIdentity({ clientConfig: world.endpoint(), identityId })()
    expect([again.identityId, again.accessKeyId === guest.accessKeyId]).toEqual([identityId, false])
  })

  it('has less than the role in the enhanced flow, and all of it in the basic one', async () => {
    const guest = await provide()
    const info = (credentials: Keys) =>
      world.sts(credentials).send(new GetAccessKeyInfoCommand({ AccessKeyId: backend.accessKeyId }))
    const list = (credentials: Keys) =>
      world
        .identities(credentials)
        .send(new ListIdentitiesCommand({ IdentityPoolId: identityPoolId, MaxResults: 9 }))
    expect((await list(guest)).Identities?.length).toBeGreaterThan(0)
    await expect(info(guest)).rejects.toEqual(
      refusal('AccessDenied', lacks(sessionArn('guest'), 'sts:GetAccessKeyInfo', '*', 'session policy')),
    )
    const { Credentials } = await becomeByToken('guest', (await openIdToken()).Token)
    expect(await info(keysOf(Credentials))).toMatchObject({ Account: '123456789012' })
    expect((await list(keysOf(Credentials))).Identities?.length).toBeGreaterThan(0)
  })

  it('is nobody who has signed in', async () => {
    await expect(becomeByToken('basic', (await openIdToken()).Token)).rejects.toEqual(
      refusal('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity'),
    )
  })
})

describe("a user of the developer's own", () => {
  const vouch = (user: string, more: object = {}, credentials: Keys = backend) =>
    world.identities(credentials).send(
      new GetOpenIdTokenForDeveloperIdentityCommand({
        IdentityPoolId: identityPoolId,
        Logins: { 'login.shop': user },
        ...more,
      }),
    )

  it('gets credentials by what the back end has signed for, in the enhanced flow', async () => {
    const { IdentityId = '', Token = '' } = await vouch('u-1', { PrincipalTags: { team: 'red' } })
    const credentials = await fromCognitoIdentity({
      clientConfig: world.endpoint(),
      identityId: IdentityId,
      logins: { 'cognito-identity.amazonaws.com': Token },
    })()
    expect(await world.whoIs(credentials)).toBe(sessionArn('authenticated'))
    const own = `private/${IdentityId}/note`
    await world.put(credentials, own, 'mine')
    expect(await world.get(credentials, own)).toBe('mine')
    expect(await world.get(credentials, 'teams/red/plan')).toBe('it is teams/red/plan')
    await expect(world.get(credentials, 'teams/blue/plan')).rejects.toEqual(
      denied('authenticated', 's3:GetObject', object('teams/blue/plan')),
    )
    await expect(vouch('u-2', {}, credentials)).rejects.toEqual(refusal('AccessDeniedException'))
  })

  it('gets them from STS, for a role and a time of the application’s choice', async () => {
    const { IdentityId, Token } = await vouch('u-1', { PrincipalTags: { team: 'blue' } })
    const before = Date.now()
    const answer = await becomeByToken('basic', Token, { DurationSeconds: 7200 })
    expect(answer.SubjectFromWebIdentityToken).toBe(IdentityId)
    expect(answer.Credentials?.Expiration?.getTime()).toBeGreaterThan(before + 7_190_000)
    const keys = keysOf(answer.Credentials)
    expect(await world.whoIs(keys)).toBe(sessionArn('basic', 'app'))
    expect(await world.get(keys, 'teams/blue/plan')).toBe('it is teams/blue/plan')
    await expect(world.get(keys, 'teams/red/plan')).rejects.toEqual(
      denied('basic', 's3:GetObject', object('teams/red/plan'), 'app'),
    )
  })
})

describe('the basic flow of somebody who has signed in', () => {
  it('ends in a role that the caller names, if it trusts the pool', async () => {
    const { login } = homes.people
    const { IdentityId, Token } = await openIdToken({ [login]: (await world.signIn('ana')).IdToken })
    const credentials = await fromWebToken({
      roleArn: roleArn('basic'),
      roleSessionName: 'ana',
      webIdentityToken: Token,
      clientConfig: world.endpoint(),
    })()
    expect(await world.whoIs(credentials)).toBe(sessionArn('basic', 'ana'))
    expect(await world.get(credentials, 'teams/red/plan')).toBe('it is teams/red/plan')
    const list = { IdentityPoolId: identityPoolId, MaxResults: 60 }
    const { Identities } = await world.identities(credentials).send(new ListIdentitiesCommand(list))
    expect(Identities).toContainEqual(expect.objectContaining({ IdentityId, Logins: [login] }))
    await expect(world.users(credentials).send(new ListUsersCommand(homes.people))).rejects.toEqual(
      refusal('AccessDeniedException'),
    )
    for (const role of ['guest', 'nobody'])
      await expect(becomeByToken(role, Token)).rejects.toEqual(
        refusal('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity'),
      )
  })
})

describe('Amplify', () => {
  it('has credentials of a guest, of whoever signs in, and of a guest again, which do what YAML says', async () => {
    Amplify.configure({
      Auth: {
        Cognito: {
          userPoolId: homes.people.UserPoolId,
          userPoolClientId: webId,
          userPoolEndpoint: world.app.url,
          identityPoolId,
          identityPoolEndpoint: world.app.url,
          allowGuestAccess: true,
        },
      },
    })
    onTestFinished(() => signOut())
    const session = async () => {
      const { credentials, identityId = '', tokens } = await fetchAuthSession()
      if (!credentials) throw new Error('Amplify has no credentials')
      return { credentials: credentials as Keys, identityId, tokens }
    }

    const guest = await session()
    expect(guest.tokens).toBeUndefined()
    expect(await world.whoIs(guest.credentials)).toBe(sessionArn('guest'))
    expect(await world.get(guest.credentials, 'public/menu')).toBe('it is public/menu')
    await expect(world.get(guest.credentials, 'teams/red/plan')).rejects.toEqual(refusal('AccessDenied'))

    await world.enrol('amy', { attributes: { 'custom:team': 'red' }, groups: ['silver'] })
    expect(await signIn({ username: 'amy', password })).toMatchObject({ isSignedIn: true })
    const user = await session()
    expect(user.tokens?.idToken?.payload['cognito:username']).toBe('amy')
    // The guest has become somebody, and keeps the identity.
    expect(user.identityId).toBe(guest.identityId)
    const own = `private/${user.identityId}/cart`
    await world.put(user.credentials, own, 'two apples')
    expect(await world.get(user.credentials, own)).toBe('two apples')
    expect(await world.get(user.credentials, 'teams/red/plan')).toBe('it is teams/red/plan')
    await expect(world.get(user.credentials, 'gold/bar')).rejects.toEqual(
      denied('authenticated', 's3:GetObject', object('gold/bar')),
    )

    await signOut()
    const other = await session()
    expect(other.identityId).not.toBe(user.identityId)
    await expect(world.get(other.credentials, own)).rejects.toEqual(
      denied('guest', 's3:GetObject', object(own)),
    )
    await signIn({ username: 'amy', password })
    expect((await session()).identityId).toBe(user.identityId)
  })
})

describe('users of a provider outside', () => {
  it('have the role and the tags of their claims', async () => {
    const key = await signingKey('k1')
    const issuer = await openIssuer(key)
    const there = await openWorld('dev', (bucket) => federated(bucket, issuer.url))
    onTestFinished(() => there.close())
    for (const path of ['teams/red/plan', 'gold/bar']) there.bucket.objects.set(path, `it is ${path}`)
    const iat = Math.floor(Date.now() / 1000)
    const login = issuer.url.replace('http://', '')
    const visit = async (sub: string, more: object, by = key) => {
      const token = await signed(by, claims(issuer.url, { sub, aud: 'shop', iat, exp: iat + 300, ...more }))
      return provide({ logins: { [login]: token } }, there)
    }
    const olga = await visit('olga', { department: 'red' })
    expect(await there.whoIs(olga)).toBe(sessionArn('authenticated'))
    await there.put(olga, `private/${olga.identityId}/note`, 'mine')
    expect(await there.get(olga, 'teams/red/plan')).toBe('it is teams/red/plan')
    await expect(there.get(olga, 'gold/bar')).rejects.toEqual(
      denied('authenticated', 's3:GetObject', object('gold/bar')),
    )
    const omar = await visit('omar', { plan: 'gold' })
    expect(await there.whoIs(omar)).toBe(sessionArn('gold'))
    expect(await there.get(omar, 'gold/bar')).toBe('it is gold/bar')
    await expect(there.get(omar, `private/${olga.identityId}/note`)).rejects.toEqual(refusal('AccessDenied'))
    await expect(visit('omar', { plan: 'gold' }, await signingKey('k1'))).rejects.toEqual(
      refusal('NotAuthorizedException', "Invalid login token. Couldn't verify signed token."),
    )
  })
})

describe('time', () => {
  it('ends credentials after their hour, at the server', async () => {
    const guest = await provide()
    onTestFinished(() => void (world.clock.ahead = 0))
    world.clock.ahead = 3_590_000
    expect(await world.whoIs(guest)).toBe(sessionArn('guest'))
    world.clock.ahead = 3_601_000
    const list = new ListIdentitiesCommand({ IdentityPoolId: identityPoolId, MaxResults: 9 })
    await expect(world.identities(guest).send(list)).rejects.toEqual(refusal('ExpiredTokenException'))
    await expect(world.sts(guest).send(new GetCallerIdentityCommand({}))).rejects.toEqual(
      refusal('ExpiredToken'),
    )
  })

  it('ends them at a gate as well', async () => {
    onTestFinished(() => void (world.clock.ahead = 0))
    world.clock.ahead = -3_601_000
    const guest = await provide()
    await expect(world.get(guest, 'public/menu')).rejects.toEqual(refusal('ExpiredToken'))
  })

  it('ends tokens of the basic flow after ten minutes', async () => {
    const { Token } = await openIdToken()
    onTestFinished(() => void (world.clock.ahead = 0))
    world.clock.ahead = 601_000
    await expect(becomeByToken('guest', Token)).rejects.toEqual(refusal('ExpiredTokenException'))
  })
})
