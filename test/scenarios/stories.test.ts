import { describe, expect, it } from 'vitest'
import type { Json } from '../../src/model/trigger.ts'
import { ana, password, tell } from './tell-story.ts'

const signIn = (by: string, parts: object = {}) => ({
  name: 'Ana signs in',
  do: 'signIn',
  client: 'web',
  by,
  username: 'ana@example.com',
  ...(by !== 'custom' && { password }),
  ...parts,
})
const signUp = (parts: object = {}) => ({
  name: 'Eve signs up',
  do: 'signUp',
  client: 'web',
  username: 'eve@example.com',
  password,
  ...parts,
})
const confirm = (parts: object = {}) => ({
  name: 'Eve confirms her account',
  do: 'confirmSignUp',
  client: 'web',
  username: 'eve@example.com',
  ...parts,
})
const refresh = (parts: object = {}) => ({ name: 'it is refreshed', do: 'refresh', ...parts })
const told = async (...asked: Parameters<typeof tell>) =>
  (await tell(...asked)).steps.map((step) => step.told)

describe('where somebody signs in from', () => {
  const guarded = {
    'pools/shop.pool.yaml': `
tier: plus
signIn: { with: [email] }
attributes: { plan: { type: string, max: 16 } }
threatProtection: { mode: enforced, takeover: { medium: block }, alwaysBlock: [198.51.100.0/24] }
clients:
  web: { auth: [srp, password, refresh] }
  back: { secret: true, auth: [adminPassword, refresh] }
`,
  }
  const home = { ip: '203.0.113.7', userAgent: 'Firefox/140.0 Linux' }
  const away = { ip: '192.0.2.9', userAgent: 'Chrome/140.0 Windows' }
  const refused = (message: string) => ({ expect: { error: 'NotAuthorizedException', message } })

  it.each([
    ['srp', 'web'],
    ['password', 'web'],
    ['adminPassword', 'back'],
  ])('counts as it does for those who come by a network: %s', async (by, client) => {
    const elsewhere = refused('Unable to login because of security reasons.')
    const blocked = refused('Request not allowed due to security reasons.')
    const steps = [
      signIn(by, { client, from: home }),
      signIn(by, { client, from: home }),
      signIn(by, { client, from: away, ...elsewhere }),
      signIn(by, { client, from: { ...home, ip: '198.51.100.4' }, ...blocked }),
    ]
    expect(await told(steps, ana, {}, guarded)).toEqual([[], [], [], []])
  })
})

describe('somebody who signs in', () => {
  it.each([
    ['srp', 'web'],
    ['srp', 'back'],
    ['password', 'web'],
    ['password', 'bound'],
    ['adminPassword', 'back'],
  ])('by %s at the client %s is given claims', async (by, client) => {
    const id = { email: 'ana@example.com' }
    expect(await told([signIn(by, { client, expect: { id } })])).toEqual([[]])
  })

  it.each(['srp', 'password'])('is refused with the wrong password by %s', async (by) => {
    const expected = { error: 'NotAuthorizedException', message: 'Incorrect username or password.' }
    expect(await told([signIn(by, { password: 'Another-Horse-9!', expect: expected })])).toEqual([[]])
  })

  it('is told of a refusal that nobody expects, with its code and its place', async () => {
    const { steps } = await tell([signIn('password', { password: 'Another-Horse-9!' })])
    expect(steps).toMatchObject([{ ok: false, ran: true }])
    expect(steps[0]?.told[0]).toMatch(
      /^expected that it succeeds, and it was refused: NotAuthorizedException: Incorrect username or password\. \(test\/story\.scenario\.yaml:\d+\)$/,
    )
  })

  it('takes a password, where the way to sign in does', async () => {
    expect(await told([signIn('srp', { password: undefined })])).toEqual([
      ['signing in by srp takes a `password`'],
    ])
  })

  it('is refreshed with whatever the client asks for', async () => {
    for (const [client, by] of [
      ['web', 'srp'],
      ['bound', 'password'],
      ['back', 'srp'],
      ['turning', 'password'],
    ] as const) {
      const steps = [signIn(by, { client }), refresh({ after: '2h', expect: { access: {} } }), refresh()]
      expect([client, await told(steps)]).toEqual([client, [[], [], []]])
    }
  })

  it('cannot be refreshed before', async () => {
    expect(await told([refresh()])).toEqual([['there is no refresh token: no step before it has signed in']])
  })

  it('is let in by a code alone, which the answer has by itself', async () => {
    const byCode = [
      signIn('emailOtp', { password: undefined, expect: { challenge: 'EMAIL_OTP' } }),
      {
        name: 'she brings the code',
        do: 'answer',
        challenge: 'EMAIL_OTP',
        expect: { id: { email: 'ana@example.com' } },
      },
    ]
    expect(await told(byCode)).toEqual([[], []])
  })

  it('is asked for a new password, and answers', async () => {
    const users = { ana: { ...ana.users.ana, status: 'FORCE_CHANGE_PASSWORD' } }
    const steps = [
      signIn('password', { expect: { challenge: 'NEW_PASSWORD_REQUIRED' } }),
      {
        name: 'she chooses another',
        do: 'answer',
        challenge: 'NEW_PASSWORD_REQUIRED',
        responses: { NEW_PASSWORD: 'Better-Horse-10!' },
        expect: { id: { email: 'ana@example.com' } },
      },
      signIn('srp', { password: 'Better-Horse-10!' }),
    ]
    expect(await told(steps, { users })).toEqual([[], [], []])
  })

  it('answers what a script asks by CUSTOM_AUTH', async () => {
    const steps = [
      signIn('custom', { expect: { challenge: 'CUSTOM_CHALLENGE' } }),
      {
        name: 'she answers',
        do: 'answer',
        challenge: 'CUSTOM_CHALLENGE',
        responses: { ANSWER: '42' },
        expect: {
          id: { email: 'ana@example.com' },
          hooks: ['verifyAuthChallengeResponse', 'defineAuthChallenge'],
        },
      },
    ]
    const scripts = {
      defineAuthChallenge: ({ request, response }: { request?: Json; response: Record<string, Json> }) => {
        const { session } = request as { session: readonly { challengeResult: boolean }[] }
        if (session.at(-1)?.challengeResult) response['issueTokens'] = true
        else response['challengeName'] = 'CUSTOM_CHALLENGE'
      },
      createAuthChallenge: ({ response }: { response: Record<string, Json> }) => {
        response['privateChallengeParameters'] = { answer: '42' }
      },
      verifyAuthChallengeResponse: ({
        request,
        response,
      }: {
        request?: Json
        response: Record<string, Json>
      }) => {
        const { challengeAnswer } = request as { challengeAnswer: string }
        response['answerCorrect'] = challengeAnswer === '42'
      },
    }
    expect(await told(steps, ana, scripts)).toEqual([[], []])
  })

  it('has nothing to answer before', async () => {
    const answer = { name: 'she answers', do: 'answer', challenge: 'CUSTOM_CHALLENGE' }
    expect(await told([answer])).toEqual([['nothing has been asked: no step before it signs in so far']])
  })
})

describe('somebody who signs up', () => {
  it('is sent a code, confirms with it, and signs in', async () => {
    const steps = [
      signUp({ expect: { sent: 'email', hooks: [] } }),
      confirm({ expect: { sent: 'nothing' } }),
      signIn('srp', { username: 'eve@example.com', expect: { id: { email_verified: true } } }),
    ]
    expect(await told(steps)).toEqual([[], [], []])
  })

  it('is refused with another code, and with one that is too old', async () => {
    const steps = [
      signUp(),
      confirm({ code: '000000', expect: { error: 'CodeMismatchException' } }),
      confirm({ after: '25h', expect: { error: 'ExpiredCodeException' } }),
    ]
    expect(await told(steps)).toEqual([[], [], []])
  })

  it('has no code before', async () => {
    expect(await told([confirm()])).toEqual([['no code has been sent so far, and the step says none']])
  })

  it('is refused by a script in its words, which is told where nobody expects it', async () => {
    const preSignUp = () => {
      throw new Error('domain not allowed')
    }
    const message = 'PreSignUp failed with error domain not allowed.'
    const expected = { error: 'UserLambdaValidationException', message, hooks: ['preSignUp'] }
    expect(await told([signUp({ expect: expected })], {}, { preSignUp })).toEqual([[]])
    expect((await told([signUp()], {}, { preSignUp }))[0]?.slice(1)).toEqual([
      '`presignup` failed at PreSignUp_SignUp: Error: domain not allowed',
    ])
  })
})

describe('what a step expects', () => {
  it('is told line by line where it differs, at the line of each part', async () => {
    const step = signIn('password', {
      expect: { id: { email: 'eve@example.com', nickname: 'ana' }, sent: 'sms', hooks: ['preSignUp'] },
    })
    const [lines] = await told([step])
    const at = (line: string) => line.replace(/\(test\/story\.scenario\.yaml:\d+\)$/, '(place)')
    expect(lines?.map(at)).toEqual([
      'id.email: expected "eve@example.com", saw "ana@example.com" (place)',
      'id.nickname: expected "ana", saw nothing (place)',
      'sent: expected "sms", saw "nothing" (place)',
      'hooks: expected ["preSignUp"], saw [] (place)',
    ])
    const places = lines?.map((line) => Number(/:(\d+)\)$/.exec(line)?.[1]))
    expect(new Set(places).size).toBe(4)
  })

  it.each([
    [
      'a refusal',
      { error: 'NotAuthorizedException' },
      'error: expected "NotAuthorizedException", saw nothing',
    ],
    ['a challenge', { challenge: 'SMS_MFA' }, 'challenge: expected "SMS_MFA", saw nothing'],
    ['a role', { role: 'shopper' }, 'role: expected "shopper", saw nothing'],
    [
      'what the role can do',
      { can: ['s3:GetObject *'] },
      'can: there are no credentials to do `s3:GetObject *` with',
    ],
  ])('does not come true where there is no such thing: %s', async (_, expected, line) => {
    const role = 'trust: { type: account, account: "123456789012" }\n'
    const [lines = []] = await told(
      [signIn('password', { expect: expected })],
      ana,
      {},
      {
        'pools/shopper.role.yaml': role,
      },
    )
    expect(lines[0]?.replace(/ \(test.*$/, '')).toBe(line)
  })
})

describe('what a story gives', () => {
  const tokens = (tier: Json) => ({ claimsToAddOrOverride: { tier } })
  const reads = async (
    { response }: { response: Record<string, Json> },
    { reach, secrets }: { reach: Function; secrets: Readonly<Record<string, string>> },
    call: object,
  ) => {
    const input = { method: 'GET', url: 'https://plans.example/ana?x=1' }
    const { value, error } = await reach({ kind: 'fetch', input }, call, AbortSignal.timeout(1000))
    if (error) throw new Error(error.message)
    const { tier } = JSON.parse(value.body) as { tier: string }
    response['claimsOverrideDetails'] = tokens(`${tier} ${secrets['token']}`) as Json
  }
  const fetch = { 'GET https://plans.example/ana': { status: 200, json: { tier: 'gold' } } }

  it('is what scripts fetch and what their secrets read as', async () => {
    const given = { ...ana, fetch, secrets: { token: 'hush' } }
    const step = signIn('password', { expect: { id: { tier: 'gold hush' }, hooks: ['preTokenGeneration'] } })
    expect(await told([step], given, { preTokenGeneration: reads })).toEqual([[]])
  })

  it('is told with the URL where it is missing, for nothing else is fetched', async () => {
    const given = { ...ana, secrets: { token: 'hush' } }
    const [lines] = await told([signIn('password')], given, { preTokenGeneration: reads })
    expect(lines?.slice(1)).toEqual([
      expect.stringContaining('the story gives no answer to GET https://plans.example/ana'),
      'nothing is given for `GET https://plans.example/ana?x=1`: say its answer under given.fetch',
    ])
  })

  it('is told where a secret is missing, whatever it is outside', async () => {
    const [lines] = await told([signIn('password')], { ...ana, fetch }, { preTokenGeneration: reads })
    expect(lines?.[1]).toContain('the secret `token` has not been given: set given.secrets.token')
  })

  it('is told where a user does not fit, once', async () => {
    const users = { ana: { attributes: { email: 'ana' } } }
    const { steps } = await tell([signIn('password'), signIn('password')], { users })
    expect(steps.map(({ ran }) => ran)).toEqual([true, false])
    expect(steps[0]?.told[0]).toMatch(/^given\.users\.ana: Username should be an email\. \(test\/story/)
  })
})

describe('a story', () => {
  it('comes out the same whenever it is told', async () => {
    const steps = [signUp(), signIn('password', { expect: { id: { sub: 'unknown' } } })]
    const [first, second] = [await told(steps), await told(steps)]
    expect(first[1]?.[0]).toMatch(/^id\.sub: expected "unknown", saw "[0-9a-f-]{36}"/)
    expect(second).toEqual(first)
  })
})

describe('a trigger by itself', () => {
  const invoke = (parts: object) => ({
    name: 'the trigger is called',
    do: 'invoke',
    trigger: 'presignup',
    event: { triggerSource: 'PreSignUp_SignUp', request: { userAttributes: { email: 'eve@evil.test' } } },
    ...parts,
  })
  const preSignUp = ({ request, response }: { request?: Json; response: Record<string, Json> }) => {
    const { userAttributes } = request as { userAttributes: { email: string } }
    if (userAttributes.email.endsWith('.test')) throw new Error('not you')
    response['autoConfirmUser'] = true
  }

  it('is given a sample with what the step says in it, and its answer is seen', async () => {
    const event = {
      triggerSource: 'PreSignUp_SignUp',
      request: { userAttributes: { email: 'e@example.com' } },
    }
    const expected = { response: { autoConfirmUser: true }, hooks: ['preSignUp'] }
    expect(await told([invoke({ event, expect: expected })], ana, { preSignUp })).toEqual([[]])
  })

  it('is refused as Cognito would say it', async () => {
    const expected = {
      error: 'UserLambdaValidationException',
      message: 'PreSignUp failed with error not you.',
    }
    expect(await told([invoke({ expect: expected })], ana, { preSignUp })).toEqual([[]])
  })

  it('is given what its stage says, and runs whatever the stage runs for', async () => {
    const patch = `secrets: { bound-key: { env: A }, token: { env: B } }
patch:
  pool/shop:
    triggers: { preSignUp: { use: presignup, with: { domain: example.com }, when: 'false' } }
`
    const settings: Json[] = []
    const scripts: Parameters<typeof tell>[2] = {
      preSignUp: (_event, _around, { stage }) => void settings.push(stage.with ?? null),
    }
    const steps = [invoke({ event: { triggerSource: 'PreSignUp_SignUp' } })]
    expect(await told(steps, ana, scripts, { 'pools/env/dev.env.yaml': patch })).toEqual([[]])
    expect(settings).toEqual([{ domain: 'example.com' }])
  })
})
