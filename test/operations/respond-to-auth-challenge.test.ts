import { describe, expect, it } from 'vitest'
import { N } from '../../src/engine/secrets/srp-group.ts'
import { claim, SRP_A } from '../srp-client.ts'
import { ana, fault, password, says, world, type Seen } from '../world.ts'

const srp = { USERNAME: 'ana', SRP_A }

describe('USER_SRP_AUTH', () => {
  it('asks for a proof of the password, takes it without a Session, and gives tokens', async () => {
    const { start, answer, pool, sources } = await world({
      scripts: { PreAuthentication: (event) => event, PostAuthentication: (event) => event },
    })
    const asked = await start('USER_SRP_AUTH', srp)
    expect(asked.ChallengeName).toBe('PASSWORD_VERIFIER')
    expect(asked.ChallengeParameters).toMatchObject({
      USERNAME: 'ana',
      USER_ID_FOR_SRP: 'ana',
      SALT: ana.password?.salt,
    })
    expect(sources()).toEqual(['PreAuthentication_Authentication'])
    const said = await answer(
      { ChallengeName: 'PASSWORD_VERIFIER' },
      claim(asked.ChallengeParameters, pool.id, password),
    )
    expect(says(said.AuthenticationResult?.AccessToken)).toMatchObject({ username: 'ana' })
    expect(sources()).toEqual(['PreAuthentication_Authentication', 'PostAuthentication_Authentication'])
  })

  it('refuses a wrong password, and ends the sign-in with it', async () => {
    const { start, answer, pool } = await world()
    const asked = await start('USER_SRP_AUTH', srp)
    await expect(answer(asked, claim(asked.ChallengeParameters, pool.id, 'wrong'))).rejects.toEqual(
      fault('NotAuthorizedException', 'Incorrect username or password.'),
    )
    await expect(answer(asked, claim(asked.ChallengeParameters, pool.id, password))).rejects.toEqual(
      fault('NotAuthorizedException', 'Invalid session for the user, session can only be used once.'),
    )
  })

  it('asks a stranger the same question each time, and lets no password fit', async () => {
    const { start, answer, pool } = await world()
    const [one, two] = [
      await start('USER_SRP_AUTH', { ...srp, USERNAME: 'bob' }),
      await start('USER_SRP_AUTH', { ...srp, USERNAME: 'bob' }),
    ]
    expect(one.ChallengeParameters?.['SALT']).toBe(two.ChallengeParameters?.['SALT'])
    await expect(answer(one, claim(one.ChallengeParameters, pool.id, password))).rejects.toEqual(
      fault('NotAuthorizedException', 'Incorrect username or password.'),
    )
  })

  it.each([
    ['nothing', '0'],
    ['one', '1'],
    ['the group itself', N.toString(16)],
    ['a multiple of the group', (2n * N).toString(16)],
    ['what is its own inverse', (N - 1n).toString(16)],
    ['a negative number', '-1'],
    ['no number', 'zz'],
    ['more than any number of the group', 'f'.repeat(2000)],
  ])('never opens with %s for A, which would give the secret away', async (_, A) => {
    const { start } = await world()
    await expect(start('USER_SRP_AUTH', { USERNAME: 'ana', SRP_A: A })).rejects.toEqual(
      fault('NotAuthorizedException'),
    )
  })
})

const riddle = {
  DefineAuthChallenge: (event: Seen) => {
    const { session } = event.request as { session: { challengeName: string; challengeResult: boolean }[] }
    const last = session.at(-1)
    if (last?.challengeName === 'CUSTOM_CHALLENGE' && last.challengeResult)
      event.response['issueTokens'] = true
    else if (session.length >= 4) event.response['failAuthentication'] = true
    else
      event.response['challengeName'] =
        last?.challengeName === 'SRP_A' ? 'PASSWORD_VERIFIER' : 'CUSTOM_CHALLENGE'
    return event
  },
  CreateAuthChallenge: (event: Seen) => {
    event.response['publicChallengeParameters'] = { question: '2+2' }
    event.response['privateChallengeParameters'] = { answer: '4' }
    event.response['challengeMetadata'] = 'sum'
    return event
  },
  VerifyAuthChallengeResponse: (event: Seen) => {
    const { privateChallengeParameters: kept, challengeAnswer } = event.request
    event.response['answerCorrect'] = challengeAnswer === kept?.['answer']
    return event
  },
}
const begin = ['DefineAuthChallenge_Authentication', 'CreateAuthChallenge_Authentication']
const again = ['VerifyAuthChallengeResponse_Authentication', 'DefineAuthChallenge_Authentication']

describe('CUSTOM_AUTH', () => {
  it('asks until the script is content', async () => {
    const { start, answer, sources, seen } = await world({ scripts: riddle })
    const asked = await start('CUSTOM_AUTH', { USERNAME: 'ana' })
    expect(asked.ChallengeParameters).toEqual({ question: '2+2', USERNAME: 'ana' })
    const next = await answer(asked, { USERNAME: 'ana', ANSWER: '5' })
    await expect(answer(asked, { USERNAME: 'ana', ANSWER: '4' })).rejects.toThrow('can only be used once')
    expect(await answer(next, { USERNAME: 'ana', ANSWER: '4' })).toHaveProperty('AuthenticationResult')
    expect(sources()).toEqual([...begin, ...again, 'CreateAuthChallenge_Authentication', ...again])
    expect(seen[3]?.request['session']).toEqual([
      { challengeName: 'CUSTOM_CHALLENGE', challengeResult: false, challengeMetadata: 'sum' },
    ])
  })

  it('lets the script ask for the password by SRP first', async () => {
    const { start, answer, seen, pool } = await world({ scripts: riddle })
    const asked = await start('CUSTOM_AUTH', { USERNAME: 'ana', CHALLENGE_NAME: 'SRP_A', SRP_A })
    expect(asked.ChallengeName).toBe('PASSWORD_VERIFIER')
    const next = await answer(asked, claim(asked.ChallengeParameters, pool.id, password))
    expect(next.ChallengeName).toBe('CUSTOM_CHALLENGE')
    expect(
      seen.at(-1)?.request['session'].map(({ challengeName }: { challengeName: string }) => challengeName),
    ).toEqual(['SRP_A', 'PASSWORD_VERIFIER'])
    expect(await answer(next, { USERNAME: 'ana', ANSWER: '4' })).toHaveProperty('AuthenticationResult')
  })

  it('asks a stranger too, and gives nobody tokens though the script would', async () => {
    const { start, answer, seen } = await world({ scripts: riddle })
    const asked = await start('CUSTOM_AUTH', { USERNAME: 'bob' })
    await expect(answer(asked, { USERNAME: 'bob', ANSWER: '4' })).rejects.toEqual(
      fault('NotAuthorizedException', 'Incorrect username or password.'),
    )
    expect(seen.every(({ userName, request }) => userName === 'bob' && request['userNotFound'])).toBe(true)
  })

  it('judges one of two answers made at once, and fires no trigger twice', async () => {
    let verdict = () => {}
    const slow = new Promise<void>((resolve) => (verdict = resolve))
    const VerifyAuthChallengeResponse = async (event: Seen) => {
      await slow
      return riddle.VerifyAuthChallengeResponse(event)
    }
    const { start, answer, sources } = await world({ scripts: { ...riddle, VerifyAuthChallengeResponse } })
    const asked = await start('CUSTOM_AUTH', { USERNAME: 'ana' })
    const first = answer(asked, { USERNAME: 'ana', ANSWER: '4' })
    await expect(answer(asked, { USERNAME: 'ana', ANSWER: '4' })).rejects.toThrow('can only be used once')
    verdict()
    expect(await first).toHaveProperty('AuthenticationResult')
    expect(sources().filter((source) => source.startsWith('Verify'))).toHaveLength(1)
  })

  it('gives the session back when a script fails, and not when time is up', async () => {
    let broken = true
    const VerifyAuthChallengeResponse = (event: Seen) => {
      if (broken) throw new Error('down')
      return riddle.VerifyAuthChallengeResponse(event)
    }
    const { start, answer, clock } = await world({ scripts: { ...riddle, VerifyAuthChallengeResponse } })
    const asked = await start('CUSTOM_AUTH', { USERNAME: 'ana' })
    await expect(answer(asked, { USERNAME: 'ana', ANSWER: '4' })).rejects.toEqual(
      fault('UserLambdaValidationException', 'VerifyAuthChallengeResponse failed with error down.'),
    )
    broken = false
    const late = await start('CUSTOM_AUTH', { USERNAME: 'ana' })
    expect(await answer(asked, { USERNAME: 'ana', ANSWER: '4' })).toHaveProperty('AuthenticationResult')
    clock.at += 180_000
    await expect(answer(late, { USERNAME: 'ana', ANSWER: '4' })).rejects.toEqual(
      fault('NotAuthorizedException', 'Invalid session for the user, session is expired.'),
    )
  })

  it.each([
    ['another challenge', { ChallengeName: 'NEW_PASSWORD_REQUIRED' }, 'ana'],
    ['another user', {}, 'eve'],
  ])('keeps a session to what was asked: %s', async (_, more, USERNAME) => {
    const { start, answer } = await world({
      scripts: riddle,
      users: [ana, { ...ana, username: 'eve', sub: 'sub-eve', attributes: {} }],
    })
    const asked = await start('CUSTOM_AUTH', { USERNAME: 'ana' })
    await expect(answer({ ...asked, ...more }, { USERNAME, ANSWER: '4' })).rejects.toEqual(
      fault('NotAuthorizedException', 'Invalid session for the user.'),
    )
  })

  it('refuses an earlier session of a sign-in that is under way', async () => {
    const { start, answer } = await world({ scripts: riddle })
    const first = await start('CUSTOM_AUTH', { USERNAME: 'ana' })
    const second = await answer(first, { USERNAME: 'ana', ANSWER: 'no' })
    await expect(answer(first, { USERNAME: 'ana', ANSWER: '4' })).rejects.toThrow('can only be used once')
    expect(await answer(second, { USERNAME: 'ana', ANSWER: '4' })).toHaveProperty('AuthenticationResult')
  })

  it.each([
    ['nothing', {}, 'InvalidLambdaResponseException', 'Unrecognizable lambda output'],
    ['failure', { failAuthentication: true }, 'NotAuthorizedException', 'Incorrect username or password.'],
    [
      'a word where yes or no belongs',
      { issueTokens: 'yes' },
      'InvalidLambdaResponseException',
      'Invalid lambda function output : Invalid JSON',
    ],
  ])('takes %s from the script as Cognito does', async (_, response, code, message) => {
    const { start } = await world({ scripts: { DefineAuthChallenge: (event) => ({ ...event, response }) } })
    await expect(start('CUSTOM_AUTH', { USERNAME: 'ana' })).rejects.toEqual(fault(code, message))
  })

  it('needs a script that decides', async () => {
    const { start } = await world()
    await expect(start('CUSTOM_AUTH', { USERNAME: 'ana' })).rejects.toEqual(
      fault(
        'InvalidUserPoolConfigurationException',
        'Custom auth lambda trigger is not configured for the user pool.',
      ),
    )
  })

  it('gives a script with metadata what the answer brought, and nothing of what began', async () => {
    const { start, answer, seen } = await world({ scripts: riddle })
    const asked = await start('CUSTOM_AUTH', { USERNAME: 'ana' }, { ClientMetadata: { first: '1' } })
    await answer(asked, { USERNAME: 'ana', ANSWER: 'no' }, { ClientMetadata: { second: '2' } })
    expect(seen.map(({ request }) => request['clientMetadata'])).toEqual([
      undefined,
      undefined,
      { second: '2' },
      { second: '2' },
      { second: '2' },
    ])
  })
})

describe('NEW_PASSWORD_REQUIRED', () => {
  const invited = { ...ana, status: 'FORCE_CHANGE_PASSWORD' } as const
  const right = { USERNAME: 'ana', PASSWORD: password }

  it('has a temporary password changed, and says so to the last trigger', async () => {
    const { start, answer, sources, user } = await world({
      users: [invited],
      scripts: { PreTokenGeneration: (event) => event },
    })
    const asked = await start('USER_PASSWORD_AUTH', right)
    expect(asked).toMatchObject({
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      ChallengeParameters: {
        USER_ID_FOR_SRP: 'ana',
        requiredAttributes: '[]',
        userAttributes: JSON.stringify(ana.attributes),
      },
    })
    await expect(answer(asked, { USERNAME: 'ana', NEW_PASSWORD: 'short' })).rejects.toEqual(
      fault('InvalidPasswordException', 'Password did not conform with policy: Password not long enough'),
    )
    expect(await answer(asked, { USERNAME: 'ana', NEW_PASSWORD: 'Long-Enough-1' })).toHaveProperty(
      'AuthenticationResult',
    )
    expect(await user()).toMatchObject({ status: 'CONFIRMED' })
    expect(sources()).toEqual(['TokenGeneration_NewPasswordChallenge'])
    expect(await start('USER_PASSWORD_AUTH', { ...right, PASSWORD: 'Long-Enough-1' })).toHaveProperty(
      'AuthenticationResult',
    )
  })

  it('takes no answer of one who came in by a temporary password that has been replaced', async () => {
    const { start, answer, call, pool } = await world({ users: [invited] })
    const asked = await start('USER_PASSWORD_AUTH', right)
    await call('AdminSetUserPassword', { UserPoolId: pool.id, Username: 'ana', Password: 'Another-Temp-1' })
    await expect(answer(asked, { USERNAME: 'ana', NEW_PASSWORD: 'Long-Enough-1' })).rejects.toEqual(
      fault('NotAuthorizedException', 'Invalid session for the user.'),
    )
  })

  it('asks for what the pool demands and the user has not', async () => {
    const { start, answer, user } = await world({
      users: [invited],
      pool: { Schema: [{ Name: 'given_name', Required: true, AttributeDataType: 'String', Mutable: true }] },
    })
    const asked = await start('USER_PASSWORD_AUTH', right)
    expect(asked.ChallengeParameters?.['requiredAttributes']).toBe('["userAttributes.given_name"]')
    const given = { USERNAME: 'ana', NEW_PASSWORD: 'Long-Enough-1' }
    await expect(answer(asked, given)).rejects.toEqual(
      fault('InvalidParameterException', /given_name is missing/),
    )
    await answer(asked, { ...given, 'userAttributes.given_name': 'Ana' })
    expect((await user())?.attributes).toMatchObject({ given_name: 'Ana' })
  })
})
