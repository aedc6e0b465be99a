import type { JsonObject } from '../../../model/trigger.ts'
import { boundHook, type BoundHook } from '../../lint/questions/bound-hooks.ts'
import { callersWords, wordsToSay, type CallersWords } from '../../lint/questions/callers-words.ts'
import { listed } from '../../lint/questions/listed.ts'
import { forEachPool } from '../../lint/questions/for-each-pool.ts'
import { probeEvent, strangersAttributes } from '../../lint/questions/probe-events.ts'
import { answerOf } from '../../lint/questions/probe-hook.ts'
import type { Probe } from '../../lint/probe.ts'
import type { Rule } from '../../lint/rule.ts'

/** Custom sign-ins that give tokens to somebody who has proved nothing. It runs the script. */
export const tokensAreEarned: Rule = {
  id: 'PW-TRIG-007',
  severity: 'error',
  score: 8,
  title: 'a custom sign-in gives tokens to somebody who has proved nothing',
  why: 'DefineAuthChallenge alone decides when tokens are given. One that gives them for an empty session, after a wrong answer, or once SRP has only begun, lets everybody in who knows a user’s name. Give them only where the last challenge, and every one that must come before it, has `challengeResult: true`. The script is run in the sandbox to find out.',
  source: 'Cognito user pools, Define Auth challenge Lambda trigger; CWE-287',
  bad: {
    'pools/shop.pool.yaml': `
triggers: { defineAuthChallenge: ask }
clients: { web: { auth: [custom, refresh] } }
`,
    'triggers/ask.trigger.yaml': 'script: ./ask.js\nhooks: [defineAuthChallenge]\n',
    'triggers/ask.js': `
export const handler = async (event) => {
  const wrong = event.request.session.some(({ challengeResult }) => !challengeResult)
  event.response.issueTokens = !wrong
  event.response.failAuthentication = wrong
  return event
}
`,
  },
  good: {
    'pools/shop.pool.yaml': `
triggers: { defineAuthChallenge: ask }
clients: { web: { auth: [custom, refresh] } }
`,
    'triggers/ask.trigger.yaml': 'script: ./ask.js\nhooks: [defineAuthChallenge]\n',
    'triggers/ask.js': `
export const handler = async (event) => {
  const last = event.request.session.at(-1)
  event.response.issueTokens = last?.challengeName === 'CUSTOM_CHALLENGE' && last.challengeResult
  event.response.failAuthentication = last?.challengeResult === false
  if (!last) event.response.challengeName = 'CUSTOM_CHALLENGE'
  return event
}
`,
  },
  async *check({ probe, ...project }) {
    if (!probe) return
    yield* forEachPool(project, async function* (pool) {
      const hook = boundHook(project, pool, 'defineAuthChallenge')
      const given = hook && (await unearned(probe, hook, callersWords(project, hook)))
      if (!given) return
      yield {
        message: `tokens are given ${given}`,
        at: hook.at,
        help: 'give them only where the last challenge has `challengeResult: true`',
        related: hook.stages.flatMap(({ trigger }) => {
          const script = trigger && project.script(trigger)
          return script ? [{ message: 'decided here', at: { script, start: 0, end: 0 } }] : []
        }),
      }
    })
  },
}

const result = (challengeName: string, challengeResult: boolean): JsonObject => ({
  challengeName,
  challengeResult,
  challengeMetadata: null,
})
const wrong = result('CUSTOM_CHALLENGE', false)
const begun = result('SRP_A', true)

/** Sign-ins in which nothing is proved. */
const sessions: readonly (readonly [when: string, session: readonly JsonObject[]])[] = [
  ['before anything is asked', []],
  ['after a wrong answer', [wrong]],
  ['after five wrong answers', [wrong, wrong, wrong, wrong, wrong]],
  ['as soon as SRP has begun, before any password', [begun]],
  ['after a wrong password', [begun, result('PASSWORD_VERIFIER', false)]],
]

/** When a hook gives tokens to a user of whom nothing is known but the name, and to nobody's. */
async function unearned(probe: Probe, hook: BoundHook, words: CallersWords): Promise<string | undefined> {
  const attributes = strangersAttributes(hook)
  const known = { sub: '5f0f6f2e-8c1d-4b57-9a3e-2c7f1f6f3b10', 'cognito:user_status': 'CONFIRMED' }
  const users: readonly (readonly [whose: string, request: JsonObject])[] = [
    ['', { userAttributes: { ...attributes, ...known }, userNotFound: false }],
    [', to users without attributes', { userAttributes: known, userNotFound: false }],
    [', for a name that nobody has', { userAttributes: {}, userNotFound: true }],
  ]
  for (const [when, session] of sessions)
    for (const [whose, request] of users) {
      const event = probeEvent(hook, 'DefineAuthChallenge_Authentication', { ...request, session })
      const answer = await answerOf(probe, hook, event)
      if (isGiven(answer)) return when + whose
    }
  for (const clientMetadata of wordsToSay(words))
    for (const session of [[], [wrong]]) {
      const request = {
        userAttributes: { ...attributes, ...known },
        userNotFound: false,
        clientMetadata,
        session,
      }
      const event = probeEvent(hook, 'DefineAuthChallenge_Authentication', request)
      if (isGiven(await answerOf(probe, hook, event))) return `to whoever says ${listed(words.names)}`
    }
  return undefined
}

const isGiven = (answer: JsonObject | undefined) =>
  answer?.['issueTokens'] === true && answer['failAuthentication'] !== true
