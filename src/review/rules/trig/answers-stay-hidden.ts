import { isObject } from '../../../config/canonical/tree.ts'
import type { JsonObject } from '../../../model/trigger.ts'
import { boundHook, type BoundHook } from '../../lint/questions/bound-hooks.ts'
import { forEachPool } from '../../lint/questions/for-each-pool.ts'
import { probeEvent, strangersAttributes } from '../../lint/questions/probe-events.ts'
import { answerOf } from '../../lint/questions/probe-hook.ts'
import type { Probe } from '../../lint/probe.ts'
import type { Rule } from '../../lint/rule.ts'

const pool = `
triggers: { defineAuthChallenge: ask, createAuthChallenge: ask, verifyAuthChallengeResponse: ask }
clients: { web: { auth: [custom, refresh] } }
`
const trigger =
  'script: ./ask.js\nhooks: [defineAuthChallenge, createAuthChallenge, verifyAuthChallengeResponse]\n'
const script = (shown: string) => `
export const handler = async (event) => {
  const { session = [], challengeAnswer, privateChallengeParameters } = event.request
  const code = String(crypto.getRandomValues(new Uint32Array(1))[0])
  if (event.triggerSource.startsWith('Define')) {
    const last = session.at(-1)
    event.response.issueTokens = last?.challengeName === 'CUSTOM_CHALLENGE' && last.challengeResult
    event.response.challengeName = 'CUSTOM_CHALLENGE'
  } else if (event.triggerSource.startsWith('Create')) {
    event.response.publicChallengeParameters = { ${shown} }
    event.response.privateChallengeParameters = { code }
  } else event.response.answerCorrect = challengeAnswer === privateChallengeParameters.code
  return event
}
`

/** Challenges whose answer one need not know. It runs the scripts. */
export const answersStayHidden: Rule = {
  id: 'PW-TRIG-008',
  severity: 'error',
  score: 7,
  title: 'a challenge shows its own answer, or takes any',
  why: 'What CreateAuthChallenge puts into `publicChallengeParameters` is sent to whoever signs in, before they have shown anything; only `privateChallengeParameters` stay between the scripts. And a VerifyAuthChallengeResponse that takes any answer asks nothing. The scripts are run in the sandbox: what the one shows is given to the other as an answer.',
  source: 'Cognito user pools, Create Auth challenge Lambda trigger; CWE-200, CWE-287',
  bad: {
    'pools/shop.pool.yaml': pool,
    'triggers/ask.trigger.yaml': trigger,
    'triggers/ask.js': script("hint: 'code ' + code"),
  },
  good: {
    'pools/shop.pool.yaml': pool,
    'triggers/ask.trigger.yaml': trigger,
    'triggers/ask.js': script("hint: 'a code is on its way'"),
  },
  async *check({ probe, ...project }) {
    if (!probe) return
    yield* forEachPool(project, async function* (pool) {
      const create = boundHook(project, pool, 'createAuthChallenge')
      const verify = boundHook(project, pool, 'verifyAuthChallengeResponse')
      if (!verify) return
      const made = create && (await challengeOf(probe, create))
      const asked = made?.hidden ?? { answer: 'a9f0c2d4' }
      const takes = (answer: string) => isRight(probe, verify, asked, answer)
      if ((await takes('not-7d1c6d7e')) && (await takes('0'))) {
        yield {
          message: 'any answer to a challenge is right',
          at: verify.at,
          help: 'compare it with what `privateChallengeParameters` hold',
        }
        return
      }
      for (const [name, text] of made?.shown ?? [])
        if (await firstOf(candidatesIn(text), takes)) {
          yield {
            message: `the challenge shows its own answer, as \`${name}\``,
            at: (create ?? verify).at,
            help: 'put the answer into `privateChallengeParameters` alone',
            related: [{ message: 'here it is right', at: verify.at }],
          }
          break
        }
    })
  },
}

interface Challenge {
  readonly shown: readonly (readonly [name: string, text: string])[]
  readonly hidden: JsonObject
}

const user = (hook: BoundHook): JsonObject => ({
  userAttributes: {
    ...strangersAttributes(hook),
    sub: '5f0f6f2e-8c1d-4b57-9a3e-2c7f1f6f3b10',
    email_verified: 'true',
    phone_number_verified: 'true',
    'cognito:user_status': 'CONFIRMED',
  },
  userNotFound: false,
})

/** What the hook asks a user whom it knows. */
async function challengeOf(probe: Probe, hook: BoundHook): Promise<Challenge | undefined> {
  const request = { ...user(hook), challengeName: 'CUSTOM_CHALLENGE', session: [] }
  const answer = await answerOf(probe, hook, probeEvent(hook, 'CreateAuthChallenge_Authentication', request))
  const { publicChallengeParameters: shown, privateChallengeParameters: hidden } = answer ?? {}
  if (!answer || !isObject(hidden)) return undefined
  const texts = Object.entries(isObject(shown) ? shown : {}).flatMap(([name, text]) =>
    typeof text === 'string' && text !== '' ? [[name, text] as const] : [],
  )
  return { shown: texts, hidden }
}

/** What somebody who reads a text would try: all of it, and each word and number in it. */
const candidatesIn = (text: string): readonly string[] =>
  [...new Set([text, ...(text.match(/[\p{L}\p{N}_-]+/gu) ?? [])])].slice(0, 20)

async function firstOf(texts: readonly string[], takes: (text: string) => Promise<boolean>) {
  for (const text of texts) if (await takes(text)) return text
  return undefined
}

async function isRight(probe: Probe, verify: BoundHook, hidden: JsonObject, challengeAnswer: string) {
  const request = { ...user(verify), privateChallengeParameters: hidden, challengeAnswer }
  const event = probeEvent(verify, 'VerifyAuthChallengeResponse_Authentication', request)
  return (await answerOf(probe, verify, event))?.['answerCorrect'] === true
}
