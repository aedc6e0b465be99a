import { describe, expect, it } from 'vitest'
import type { TraceLine } from '../../src/engine/flow.ts'
import { SRP_A } from '../srp-client.ts'
import { ana, fault, password, says, world } from '../world.ts'

const right = { USERNAME: 'ana', PASSWORD: password }
const wrong = { ...right, PASSWORD: 'nope' }
const keep = (event: object) => event
const quiet = { PreAuthentication: keep, PostAuthentication: keep, PreTokenGeneration: keep }

describe('USER_PASSWORD_AUTH', () => {
  it('gives tokens, and fires its triggers in order', async () => {
    const { start, sources, seen } = await world({ scripts: quiet })
    const { AuthenticationResult } = await start('USER_PASSWORD_AUTH', right, {
      ClientMetadata: { from: 'phone' },
    })
    expect(says(AuthenticationResult?.IdToken)).toMatchObject({ email: 'ana@example.com', token_use: 'id' })
    expect(sources()).toEqual([
      'PreAuthentication_Authentication',
      'PostAuthentication_Authentication',
      'TokenGeneration_Authentication',
    ])
    expect(seen.map(({ request }) => [request['validationData'], request['clientMetadata']])).toEqual([
      [{ from: 'phone' }, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ])
  })

  it('says in tokens what Cognito says, and no more', async () => {
    const { start, client, pool } = await world()
    const { AuthenticationResult } = await start('USER_PASSWORD_AUTH', right)
    const [id, access] = [says(AuthenticationResult?.IdToken), says(AuthenticationResult?.AccessToken)]
    const iat = Date.UTC(2026, 0, 1, 9) / 1000
    const both = {
      sub: ana.sub,
      iss: `http://localhost:9340/${pool.id}`,
      origin_jti: id.origin_jti,
      event_id: id.event_id,
      auth_time: iat,
      acr: 'urn:cognito:loa:1',
      amr: ['pwd'],
      iat,
      exp: iat + 3600,
    }
    expect(id).toEqual({
      ...both,
      'cognito:username': 'ana',
      email: 'ana@example.com',
      email_verified: true,
      aud: client.id,
      token_use: 'id',
      jti: id.jti,
    })
    expect(access).toEqual({
      ...both,
      username: 'ana',
      client_id: client.id,
      scope: 'aws.cognito.signin.user.admin',
      token_use: 'access',
      jti: access.jti,
    })
    expect(AuthenticationResult).toMatchObject({ ExpiresIn: 3600, TokenType: 'Bearer' })
    expect(AuthenticationResult?.RefreshToken).toMatch(
      /^eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ\./,
    )
    expect(AuthenticationResult?.RefreshToken?.split('.')).toHaveLength(5)
  })

  it('tells every step of a run, and covers secrets', async () => {
    const trace: TraceLine[] = []
    const { call, client } = await world({ scripts: quiet })
    await call(
      'InitiateAuth',
      { ClientId: client.id, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: right },
      trace,
    )
    const flat = (lines: readonly TraceLine[]): string[] =>
      lines.flatMap(({ step, inside }) => [step, ...flat(inside)])
    expect(flat(trace)).toEqual(
      expect.arrayContaining(['find client', 'compare password', 'hand over tokens', 'commit']),
    )
    expect(JSON.stringify(trace)).not.toContain(password)
  })

  it('names the step that refused', async () => {
    const trace: TraceLine[] = []
    const { call, client } = await world()
    const input = { ClientId: client.id, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: wrong } as const
    await expect(call('InitiateAuth', input, trace)).rejects.toThrow()
    const last = (lines: readonly TraceLine[]): TraceLine | undefined => {
      const line = lines.at(-1)
      return line && (last(line.inside) ?? line)
    }
    expect(last(trace)).toMatchObject({
      step: 'compare password',
      refused: 'Incorrect username or password.',
    })
  })

  it.each([
    ['a wrong password', wrong, 'NotAuthorizedException', 'Incorrect username or password.'],
    ['nobody', { ...right, USERNAME: 'bob' }, 'NotAuthorizedException', 'Incorrect username or password.'],
    ['no password', { USERNAME: 'ana' }, 'InvalidParameterException', 'Missing required parameter PASSWORD'],
    ['no name', { PASSWORD: 'x' }, 'InvalidParameterException', 'Missing required parameter USERNAME'],
  ])('refuses %s', async (_, given, code, message) => {
    const { start } = await world()
    await expect(start('USER_PASSWORD_AUTH', given)).rejects.toEqual(fault(code, message))
  })

  it('says that there is nobody, where a client wants it said', async () => {
    const { start } = await world({ client: { PreventUserExistenceErrors: 'LEGACY' } })
    await expect(start('USER_PASSWORD_AUTH', { ...right, USERNAME: 'bob' })).rejects.toEqual(
      fault('UserNotFoundException', 'User does not exist.'),
    )
  })

  it.each([
    ['a disabled user', { enabled: false }, 'NotAuthorizedException', 'User is disabled.'],
    ['an unconfirmed one', { status: 'UNCONFIRMED' }, 'UserNotConfirmedException', 'User is not confirmed.'],
    [
      'one who must reset',
      { status: 'RESET_REQUIRED' },
      'NotAuthorizedException',
      'Incorrect username or password.',
    ],
    [
      'a temporary password that is over',
      { status: 'FORCE_CHANGE_PASSWORD', temporaryUntil: 1 },
      'NotAuthorizedException',
      'Temporary password has expired and must be reset by an administrator.',
    ],
  ] as const)('turns away %s once the password is proved', async (_, set, code, message) => {
    const { start } = await world({ users: [{ ...ana, ...set }] })
    await expect(start('USER_PASSWORD_AUTH', right)).rejects.toEqual(fault(code, message))
    await expect(start('USER_PASSWORD_AUTH', wrong)).rejects.toEqual(
      fault('NotAuthorizedException', 'Incorrect username or password.'),
    )
  })

  it('locks after five failures, for a stranger as for anybody, and opens again', async () => {
    const { start, clock } = await world()
    for (const USERNAME of ['ana', 'bob']) {
      for (let n = 0; n < 5; n++)
        await expect(start('USER_PASSWORD_AUTH', { ...wrong, USERNAME })).rejects.toThrow('Incorrect')
      await expect(start('USER_PASSWORD_AUTH', { ...right, USERNAME })).rejects.toEqual(
        fault('NotAuthorizedException', 'Password attempts exceeded'),
      )
    }
    clock.at += 1000
    expect(await start('USER_PASSWORD_AUTH', right)).toHaveProperty('AuthenticationResult')
  })

  it('judges five of twenty guesses made at once', async () => {
    const { start } = await world()
    const said = await Promise.allSettled(
      Array.from({ length: 20 }, () => start('USER_PASSWORD_AUTH', wrong)),
    )
    const judged = said.filter((one) => one.status === 'rejected' && /Incorrect/.test(one.reason.message))
    expect(judged).toHaveLength(5)
  })

  it('finds the user by e-mail in any case where that is the name, and says the sub for SRP', async () => {
    const { start } = await world({
      users: [{ ...ana, username: ana.sub }],
      pool: { UsernameAttributes: ['email'], UsernameConfiguration: { CaseSensitive: false } },
    })
    const { ChallengeParameters } = await start('USER_SRP_AUTH', { USERNAME: 'ANA@example.com', SRP_A })
    expect(ChallengeParameters).toMatchObject({ USERNAME: ana.sub, USER_ID_FOR_SRP: ana.sub })
  })

  it.each([
    ['ADMIN_USER_PASSWORD_AUTH', 'Initiate Auth method not supported.'],
    ['USER_AUTH', 'USER_AUTH flow not enabled for this client'],
  ] as const)('serves no caller by %s', async (AuthFlow, message) => {
    const { start } = await world()
    await expect(start(AuthFlow, right)).rejects.toEqual(fault('InvalidParameterException', message))
  })

  it('serves only the flows that the client allows', async () => {
    const { start } = await world({ client: { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] } })
    await expect(start('USER_PASSWORD_AUTH', right)).rejects.toEqual(
      fault('InvalidParameterException', 'USER_PASSWORD_AUTH flow not enabled for this client'),
    )
  })

  it('knows no client that is not there', async () => {
    const { call } = await world()
    await expect(
      call('InitiateAuth', { ClientId: 'nobody', AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: right }),
    ).rejects.toEqual(fault('ResourceNotFoundException', 'User pool client nobody does not exist.'))
  })
})

describe('sign-ins of one user at once', () => {
  it('are no guesses, however many', async () => {
    const { start } = await world()
    const all = await Promise.all(Array.from({ length: 12 }, () => start('USER_PASSWORD_AUTH', right)))
    expect(all.every(({ AuthenticationResult }) => AuthenticationResult)).toBe(true)
  })
})
