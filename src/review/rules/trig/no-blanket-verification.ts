import type { JsonObject } from '../../../model/trigger.ts'
import { appsOf, isMachine } from '../../lint/questions/apps.ts'
import { boundHook, type BoundHook } from '../../lint/questions/bound-hooks.ts'
import { callersWords, wordsToSay } from '../../lint/questions/callers-words.ts'
import { listed } from '../../lint/questions/listed.ts'
import { forEachPool } from '../../lint/questions/for-each-pool.ts'
import { matters } from '../../lint/questions/matters.ts'
import { probeEvent, strangersAttributes } from '../../lint/questions/probe-events.ts'
import { answerOf } from '../../lint/questions/probe-hook.ts'
import type { Probe } from '../../lint/probe.ts'
import type { Rule } from '../../lint/rule.ts'

/** Pools whose script takes every address for verified. It runs the script. */
export const noBlanketVerification: Rule = {
  id: 'PW-TRIG-006',
  severity: 'warning',
  score: 6,
  title: 'whoever signs up has a verified address, and has shown nothing',
  why: 'An address that counts as verified is where codes go, what accounts are linked by, and what others take as proof of who somebody is; a script that sets `autoVerifyEmail` for everybody gives it to whoever types it. Verify only what the script has a reason to believe, or let the code be sent. The script is run in the sandbox, for strangers, to find out; where an environment is `protected`, this is told of those that are.',
  source: 'Cognito user pools, Pre sign-up Lambda trigger; OWASP ASVS 4.0, 2.7',
  bad: {
    'pools/shop.pool.yaml': `
signUp: { selfService: true, verify: [email] }
triggers: { preSignUp: welcome }
clients: { web: { auth: [srp, refresh] } }
`,
    'triggers/welcome.trigger.yaml': 'script: ./welcome.js\nhooks: [preSignUp]\n',
    'triggers/welcome.js': `
export const handler = async (event) => {
  event.response.autoConfirmUser = true
  if (event.request.userAttributes.email) event.response.autoVerifyEmail = true
  return event
}
`,
  },
  good: {
    'pools/shop.pool.yaml': `
signUp: { selfService: true, verify: [email] }
triggers: { preSignUp: { use: welcome, with: { domain: example.com } } }
clients: { web: { auth: [srp, refresh] } }
`,
    'triggers/welcome.trigger.yaml': 'script: ./welcome.js\nhooks: [preSignUp]\n',
    'triggers/welcome.js': `
export const handler = async (event, { poolwright }) => {
  const staff = event.request.userAttributes.email?.endsWith('@' + poolwright.with.domain)
  event.response.autoConfirmUser = staff === true
  event.response.autoVerifyEmail = staff === true
  return event
}
`,
  },
  async *check({ probe, ...project }) {
    if (!probe || !matters(project)) return
    yield* forEachPool(project, async function* (pool) {
      const open = pool.says.signUp?.selfService !== false && appsOf(pool).some((app) => !isMachine(app))
      const hook = open ? boundHook(project, pool, 'preSignUp') : undefined
      if (!hook) return
      const words = callersWords(project, hook)
      const forAll = await verifiedForAll(probe, hook, {})
      let verified = forAll
      for (const said of wordsToSay(words))
        if (!verified.length) verified = await verifiedForAll(probe, hook, said)
      if (!verified.length) return
      const who = forAll.length ? 'whoever signs up' : `whoever says ${listed(words.names)} at sign-up`
      yield {
        message: `the ${verified.join(' and the ')} of ${who} counts as verified, whosever it is`,
        at: hook.at,
        help: 'verify nothing that nobody has shown: let the code be sent',
        related: [
          { message: 'anybody may sign up', at: { resource: pool, path: ['signUp', 'selfService'] } },
          ...hook.stages.flatMap(({ trigger }) => {
            const script = trigger && project.script(trigger)
            return script ? [{ message: 'decided here', at: { script, start: 0, end: 0 } }] : []
          }),
        ],
      }
    })
  },
}

const strangers = ['probe@stranger.example', 'b2a7@mail.test', 'someone.else@elsewhere.invalid']
const flags = [
  ['autoVerifyEmail', 'mail address'],
  ['autoVerifyPhone', 'phone number'],
] as const

/** What a hook takes for verified whoever comes, if they say so much. */
async function verifiedForAll(probe: Probe, hook: BoundHook, said: JsonObject): Promise<readonly string[]> {
  const metadata = Object.keys(said).length ? said : null
  let left: readonly (typeof flags)[number][] = flags
  for (const mail of strangers) {
    const request: JsonObject = {
      userAttributes: strangersAttributes(hook, mail),
      validationData: metadata,
      clientMetadata: metadata,
    }
    const answer = await answerOf(probe, hook, probeEvent(hook, 'PreSignUp_SignUp', request))
    left = left.filter(([flag]) => answer?.[flag] === true)
    if (!left.length) return []
  }
  return left.map(([, what]) => what)
}
