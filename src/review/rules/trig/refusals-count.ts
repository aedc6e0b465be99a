import { allHooks, type BoundStage } from '../../lint/questions/bound-hooks.ts'
import { handlersOf } from '../../lint/questions/script-modules.ts'
import { refusalIn } from '../../lint/questions/refusals.ts'
import type { Reviewed } from '../../lint/reviewed.ts'
import type { Concern, Rule } from '../../lint/rule.ts'
import type { Script } from '../../lint/script.ts'

/** Guards whose refusals are passed over. */
export const refusalsCount: Rule = {
  id: 'PW-TRIG-010',
  severity: 'warning',
  score: 5,
  title: 'a stage is there to refuse, and its refusals are passed over',
  why: 'A script refuses a sign-up or a sign-in by throwing, and `onError: continue` goes on as if the stage were not there: nobody is refused, however right the script is. Say `deny`, and let the script itself let people through where what it asks does not answer. A `when` that reads what the caller says is told whenever files are read.',
  source: 'OWASP Top 10, fail securely; CWE-636',
  bad: {
    'pools/shop.pool.yaml': 'triggers: { preSignUp: { use: staff, onError: continue } }\n',
    'triggers/staff.trigger.yaml': 'script: ./staff.js\nhooks: [preSignUp]\n',
    'triggers/staff.js': `
export const handler = async (event) => {
  if (!event.request.userAttributes.email.endsWith('@example.com')) throw new Error('staff only')
  return event
}
`,
  },
  good: {
    'pools/shop.pool.yaml': `
triggers:
  preSignUp: [staff, { use: note, onError: continue }]
`,
    'triggers/staff.trigger.yaml': 'script: ./staff.js\nhooks: [preSignUp]\n',
    'triggers/staff.js': `
export const handler = async (event) => {
  if (!event.request.userAttributes.email.endsWith('@example.com')) throw new Error('staff only')
  return event
}
`,
    'triggers/note.trigger.yaml': 'script: ./note.js\nhooks: [preSignUp]\n',
    'triggers/note.js': 'export const handler = async (event) => {\n  console.log(1)\n  return event\n}\n',
  },
  *check(project) {
    for (const { hook, stages } of allHooks(project))
      if (hook === 'preSignUp' || hook === 'preAuthentication')
        for (const stage of stages) yield* passedOver(project, stage)
  },
}

/** What ships and does nothing but refuse. */
const guards = ['captcha', 'deny-list', 'email-domains', 'rate-limit'].map((name) => `poolwright/${name}`)

function* passedOver(project: Reviewed, { stage, at, trigger }: BoundStage): Generator<Concern> {
  if (stage.onError !== 'continue') return
  const [script, refusal] = refusedIn(trigger ? handlersOf(project, trigger) : [])
  if (!refusal && !guards.includes(stage.trigger.name)) return
  const inStage = trigger?.says.onError !== 'continue'
  yield {
    message: `whom \`${stage.trigger.name}\` refuses is let in all the same: its errors are passed over`,
    at: inStage
      ? { resource: at.resource, path: [...at.path, 'onError'] }
      : { resource: trigger, path: ['onError'] },
    help: 'say `onError: deny`',
    ...(script && refusal && { related: [{ message: 'it refuses here', at: { script, ...spot(refusal) } }] }),
  }
}

/** The first of some scripts that refuses, and where. */
function refusedIn(scripts: readonly Script[]) {
  for (const script of scripts) {
    const refusal = refusalIn(script)
    if (refusal) return [script, refusal] as const
  }
  return []
}

const spot = ({ start, end }: { readonly start: number; readonly end: number }) => ({ start, end })
