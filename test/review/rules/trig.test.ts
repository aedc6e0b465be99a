import { describe, expect, it } from 'vitest'
import { found, saidAt } from './found.ts'

const clients = 'clients: { web: { auth: [srp, custom, refresh] } }\n'
const trigger = (name: string, hooks: string, script: string, more = '') => ({
  [`triggers/${name}.trigger.yaml`]: `script: ./${name}.js\nhooks: [${hooks}]\n${more}`,
  [`triggers/${name}.js`]: script,
})
const handler = (body: string) =>
  `export const handler = async (event, context) => {\n  ${body}\n  return event\n}\n`
const idle = handler('')
const messages = async (files: Readonly<Record<string, string>>, id: string, env?: string) =>
  (await found(files, id, env)).map(({ message, severity }) => `${severity}: ${message}`)

describe('what a script may fetch', () => {
  const fetching = (to: string) => trigger('one', 'preSignUp', idle, `capabilities: { fetch: [${to}] }\n`)

  it.each([
    ['GET https://*.com/', 'error: `one` may fetch from every name under `com`, and anybody can have one'],
    [
      'GET https://*.x.run.app/',
      'error: `one` may fetch from every name under `x.run.app`, and anybody can have one',
    ],
    ['GET https://*.example.com/', 'warning: `one` may fetch from every name under `example.com`'],
    [
      'GET http://example.com/',
      'error: `one` fetches from `example.com` by `http`, which can be read and changed on its way',
    ],
  ])('is told of `%s`', async (to, message) => {
    expect(await messages(fetching(`'${to}'`), 'PW-TRIG-001')).toEqual([message])
  })

  it.each([
    "'GET https://example.com/*'",
    "'GET http://localhost:3000/'",
    "{ to: 'GET http://db/', private: true }",
  ])('is %s without a word', async (to) => {
    expect(await messages(fetching(to), 'PW-TRIG-00')).toEqual([])
  })

  it.each([
    ["'GET https://[fd00:ec2::254]/'", 'error'],
    ["'GET https://192.168.1.9/'", 'warning'],
    ["{ to: 'GET https://192.168.1.9/', private: true }", undefined],
  ])('inside the network, as %s, is told as %s', async (to, severity) => {
    const [one] = await found(fetching(to), 'PW-TRIG-002')
    expect(one?.severity).toBe(severity)
  })

  it('is its own machine in a protected environment only by mistake', async () => {
    const prod = { 'pools/env/prod.env.yaml': 'protected: true\n' }
    const files = { ...fetching("'GET http://localhost:3000/'"), ...prod }
    expect(await messages(files, 'PW-TRIG-002', 'prod')).toHaveLength(1)
  })

  it('is told where a stage says it, in the file of its pool', async () => {
    const told = await found(
      {
        'pools/shop.pool.yaml':
          'triggers:\n  preSignUp: { use: one, with: { url: http://example.com/ask } }\n',
        ...trigger(
          'one',
          'preSignUp',
          idle,
          'parameters: { url: { type: string, format: uri } }\ncapabilities: { fetch: ["POST {url}"] }\n',
        ),
      },
      'PW-TRIG-001',
    )
    expect(saidAt(told)).toEqual([
      'pools/shop.pool.yaml:2 `one` fetches from `example.com` by `http`, which can be read and changed on its way',
    ])
  })
})

it.each([
  ['export { one as handler }\nconst one = 1', 0],
  ['export * from "./other.js"', 0],
  ['export const { handler } = make()', 0],
  ['module.exports = { handler: () => 1 }', 0],
  ['module.exports = require("./other.cjs")', 0],
  ['export const handle = () => 1', 1],
  ['const handler = () => 1', 1],
])('finds the handler of `%s`: %i mistakes', async (script, count) => {
  expect(await found(trigger('one', 'preSignUp', script), 'PW-TRIG-005')).toHaveLength(count)
})

describe('DefineAuthChallenge', () => {
  const defining = (body: string, more: Readonly<Record<string, string>> = {}) => ({
    'pools/shop.pool.yaml': `triggers: { defineAuthChallenge: one }\n${clients}`,
    ...trigger('one', 'defineAuthChallenge', handler(body)),
    ...more,
  })
  const last = 'const last = event.request.session.at(-1)\n'

  it.each([
    ['event.response.issueTokens = true', 'before anything is asked'],
    ['event.response.issueTokens = event.request.session.length > 0', 'after a wrong answer'],
    ['event.response.issueTokens = event.request.session.length > 4', 'after five wrong answers'],
    [
      `${last} event.response.issueTokens = last?.challengeResult`,
      'as soon as SRP has begun, before any password',
    ],
    [
      `${last} event.response.issueTokens = last?.challengeName === 'PASSWORD_VERIFIER'`,
      'after a wrong password',
    ],
    [
      'event.response.issueTokens = event.request.userNotFound',
      'before anything is asked, for a name that nobody has',
    ],
    [
      'event.response.issueTokens = !event.request.userAttributes.email',
      'before anything is asked, to users without attributes',
    ],
  ])('that says `%s` gives tokens %s', async (body, when) => {
    expect(await messages(defining(body), 'PW-TRIG-007')).toEqual([`error: tokens are given ${when}`])
  })

  it.each([
    'throw new Error("no")',
    'event.response.issueTokens = "yes"',
    'event.response.issueTokens = true; event.response.failAuthentication = true',
  ])('that says `%s` gives none', async (body) => {
    expect(await messages(defining(body), 'PW-TRIG-007')).toEqual([])
  })

  it.each([
    ['a stage after it takes them back', '[one, two]', 0],
    ['its condition does not hold', '{ use: one, when: event.userName == "nobody" }', 0],
    ['what it is told says so', '{ use: two, with: { give: true } }', 1],
  ])('is judged with all its stages: %s', async (_, stages, count) => {
    const two = handler('event.response.issueTokens = context.poolwright.with?.give === true')
    const files = defining('event.response.issueTokens = true', {
      ...trigger('two', 'defineAuthChallenge', two),
      'pools/shop.pool.yaml': `triggers:\n  defineAuthChallenge: ${stages}\n${clients}`,
    })
    expect(await messages(files, 'PW-TRIG-007')).toHaveLength(count)
  })

  it('that asks for the password alone needs no other hook', async () => {
    const body = "event.response.challengeName = 'PASSWORD_VERIFIER'"
    expect(await messages(defining(body), 'PW-TRIG-012')).toEqual([])
  })
})

describe('challenges', () => {
  const asking = (create: string, verify: string) => ({
    'pools/shop.pool.yaml': `triggers: { createAuthChallenge: c, verifyAuthChallengeResponse: v }\n${clients}`,
    ...trigger('c', 'createAuthChallenge', handler(create)),
    ...trigger('v', 'verifyAuthChallengeResponse', handler(verify)),
  })
  const made = (shown: string) =>
    `event.response = { publicChallengeParameters: { ${shown} }, privateChallengeParameters: { code: '123456' } }`
  const compare =
    'const { challengeAnswer: a, privateChallengeParameters: p } = event.request; event.response.answerCorrect = a === p.code'

  it.each([
    [made("code: '123456'"), compare, 'error: the challenge shows its own answer, as `code`'],
    [
      made("a: 'b', text: 'Your code: 123456.'"),
      compare,
      'error: the challenge shows its own answer, as `text`',
    ],
    [made(''), 'event.response.answerCorrect = true', 'error: any answer to a challenge is right'],
    [
      'throw new Error("no")',
      'event.response.answerCorrect = true',
      'error: any answer to a challenge is right',
    ],
  ])('%s, checked by %s', async (create, verify, message) => {
    expect(await messages(asking(create, verify), 'PW-TRIG-008')).toEqual([message])
  })

  it.each([made("to: 'a***@example.com'"), made("digits: '6'"), 'throw new Error("no")'])(
    'keep their answers: %s',
    async (create) => {
      expect(await messages(asking(create, compare), 'PW-TRIG-008')).toEqual([])
    },
  )
})

describe('PreSignUp', () => {
  const signing = (pool: string, body: string) => ({
    'pools/shop.pool.yaml': `${pool}triggers: { preSignUp: one }\n${clients}`,
    ...trigger('one', 'preSignUp', handler(body)),
  })
  const all = 'event.response.autoVerifyPhone = event.response.autoVerifyEmail = true'

  it.each([
    ['', all, 'the mail address and the phone number'],
    ['', 'event.response.autoVerifyPhone = true', 'the phone number'],
  ])('%s that says `%s` is told of', async (pool, body, what) => {
    expect(await messages(signing(pool, body), 'PW-TRIG-006')).toEqual([
      `warning: ${what} of whoever signs up counts as verified, whosever it is`,
    ])
  })

  it.each([
    ['signUp: { selfService: false }\n', all],
    ['', 'event.response.autoConfirmUser = true'],
    ['', "event.response.autoVerifyEmail = event.triggerSource !== 'PreSignUp_SignUp'"],
    ['', 'if (!event.request.validationData) throw new Error("no"); event.response.autoVerifyEmail = true'],
  ])('%s that says `%s` is not', async (pool, body) => {
    expect(await messages(signing(pool, body), 'PW-TRIG-006')).toEqual([])
  })

  it('may do so where nothing is protected and something else is', async () => {
    const files = {
      ...signing('', all),
      'pools/env/dev.env.yaml': '{}\n',
      'pools/env/prod.env.yaml': 'protected: true\n',
    }
    expect(await messages(files, 'PW-TRIG-006', 'dev')).toEqual([])
    expect(await messages(files, 'PW-TRIG-006', 'prod')).toHaveLength(1)
  })
})

describe('PreTokenGeneration', () => {
  const pool = (version: string) => `
attributes: { team: {}, rank: { adminOnly: true } }
groups: { staff: {} }
triggers: { preTokenGeneration: { use: one, version: ${version} } }
${clients}`
  const claiming = (body: string, version = 'V2_0') => ({
    'pools/shop.pool.yaml': pool(version),
    ...trigger('one', 'preTokenGeneration', handler(body)),
  })
  const later = (details: string) =>
    `const { userAttributes: a, clientMetadata: m } = event.request; event.response.claimsAndScopeOverrideDetails = { ${details} }`

  it.each([
    [
      later("groupOverrideDetails: { groupsToOverride: a['custom:team'] === 'staff' ? ['boss'] : [] }"),
      'tokens have the group `boss` because of `custom:team`, and its user can write it',
    ],
    [
      later('accessTokenGeneration: { scopesToAdd: m.scope ? [m.scope] : [] }'),
      'tokens have the scope `probe-choice` because of `clientMetadata`, and whoever signs in says what they like there',
    ],
    [
      later(
        "idTokenGeneration: { claimsToAddOrOverride: { 'cognito:groups': [a['custom:team'] ?? 'none'] } }",
      ),
      'tokens have in `cognito:groups` `probe-choice` because of `custom:team`, and its user can write it',
    ],
    [
      later("idTokenGeneration: { claimsToAddOrOverride: { sub: 'x' } }"),
      '`sub` stays what Cognito says, whatever the script puts there',
    ],
  ])('that says %s', async (body, message) => {
    expect(await messages(claiming(body), 'PW-TRIG-013')).toEqual([`warning: ${message}`])
  })

  it.each([
    later("groupOverrideDetails: { groupsToOverride: a['custom:rank'] ? [a['custom:rank']] : ['staff'] }"),
    later("idTokenGeneration: { claimsToAddOrOverride: { team: a['custom:team'] ?? 'none' } }"),
    later('accessTokenGeneration: { scopesToAdd: ["read"] }'),
  ])('may say %s', async (body) => {
    expect(await messages(claiming(body), 'PW-TRIG-013')).toEqual([])
  })

  it('is asked in the form that its hook has', async () => {
    const body =
      "event.response.claimsOverrideDetails = { groupOverrideDetails: { preferredRole: event.request.userAttributes['custom:team'] ?? null } }"
    expect(await messages(claiming(body, 'V1_0'), 'PW-TRIG-013')).toHaveLength(1)
  })
})

it.each([
  ['{ use: one, onError: continue }', '', 1],
  ['one', 'onError: continue\n', 1],
  ['{ use: one, onError: deny }', 'onError: continue\n', 0],
  ['{ use: poolwright/email-domains, with: { allow: [example.com] }, onError: continue }', '', 1],
])('counts refusals of %s %s', async (stage, more, count) => {
  const files = {
    'pools/shop.pool.yaml': `triggers:\n  preSignUp: ${stage}\n`,
    ...trigger('one', 'preSignUp', handler('if (event.x) throw new Error("no")'), more),
  }
  expect(await found(files, 'PW-TRIG-010')).toHaveLength(count)
})

it('takes a draw for graver where challenges are made up', async () => {
  const draw = handler('event.x = Math.random()')
  expect(await messages(trigger('one', 'postConfirmation', draw), 'PW-TRIG-015')).toEqual([
    'info: it draws from `Math.random`, which can be foretold',
  ])
  expect(await messages(trigger('one', 'createAuthChallenge', draw), 'PW-TRIG-015')).toEqual([
    'warning: a script that makes up challenges draws from `Math.random`, which can be foretold',
  ])
})

describe('a ring of hooks', () => {
  const api = (...names: string[]) => `capabilities: { api: [${names.join(', ')}] }\n`

  it('may lead by way of another', async () => {
    const files = {
      'pools/shop.pool.yaml': 'triggers: { preSignUp: one, postConfirmation: two }\n',
      ...trigger('one', 'preSignUp', idle, api('AdminConfirmSignUp')),
      ...trigger('two', 'postConfirmation', idle, api('AdminCreateUser')),
    }
    expect(await messages(files, 'PW-TRIG-017')).toEqual([
      'warning: at `preSignUp`, `one` may call `AdminConfirmSignUp`, which fires `preSignUp` again, by way of `postConfirmation`',
      'warning: at `postConfirmation`, `two` may call `AdminCreateUser`, which fires `postConfirmation` again, by way of `preSignUp`',
    ])
  })

  it('is none where the stage leaves the operation out', async () => {
    const files = {
      'pools/shop.pool.yaml': 'triggers: { preSignUp: { use: one, capabilities: { api: [] } } }\n',
      ...trigger('one', 'preSignUp', idle, api('AdminCreateUser')),
    }
    expect(await messages(files, 'PW-TRIG-017')).toEqual([])
  })
})
