import { boundHooks, type BoundHook } from '../../lint/questions/bound-hooks.ts'
import { firedBy } from '../../lint/questions/fired-hooks.ts'
import type { Concern, Place, Rule } from '../../lint/rule.ts'
import type { HookKey } from '../../../model/hook.ts'

const script = 'export const handler = async (event) => event\n'

/** Scripts that fire the hook they stand at. */
export const noHookCycles: Rule = {
  id: 'PW-TRIG-017',
  severity: 'warning',
  score: 4,
  title: 'a script may call what fires its own hook again',
  why: 'The call waits for the script, and the script for the call: each sign-up makes another until the time or the depth of calls is used up, and on AWS every round is paid for. Leave the operation to a hook that comes later, such as `postConfirmation`; or take it out of `api`, if the script does not call it. The same ring keeps a pool and its function from being deployed together.',
  source: 'AWS Lambda, recursive loop detection; aws-cdk 7016, serverless 4823, amplify-cli 2076',
  bad: {
    'pools/shop.pool.yaml': 'triggers: { preSignUp: provision }\n',
    'triggers/provision.trigger.yaml': `
script: ./provision.js
hooks: [preSignUp]
capabilities: { api: [ListUsers, AdminCreateUser] }
`,
    'triggers/provision.js': script,
  },
  good: {
    'pools/shop.pool.yaml': 'triggers: { postConfirmation: provision, preSignUp: provision }\n',
    'triggers/provision.trigger.yaml': `
script: ./provision.js
hooks: [postConfirmation, preSignUp]
capabilities: { api: [ListUsers, AdminAddUserToGroup] }
`,
    'triggers/provision.js': script,
  },
  *check(project) {
    const seen = new Set<string>()
    for (const pool of project.all('pool')) {
      const hooks = boundHooks(project, pool)
      for (const concern of ringsIn(hooks)) {
        const key = JSON.stringify([pool.name, concern.at, concern.message])
        if (!seen.has(key)) yield concern
        seen.add(key)
      }
    }
  },
}

function* ringsIn(hooks: readonly BoundHook[]): Generator<Concern> {
  for (const { hook, stages } of hooks)
    for (const { stage, at, trigger } of stages)
      for (const operation of stage.capabilities.api) {
        const ways = firedBy(operation).flatMap((first) => wayBetween(hooks, first, hook) ?? [])
        const [via] = ways
        if (via === undefined) continue
        const index = trigger?.says.capabilities?.api?.indexOf(operation) ?? -1
        const place: Place =
          trigger && index >= 0 ? { resource: trigger, path: ['capabilities', 'api', index] } : at
        const through = via === hook ? '' : `, by way of \`${via}\``
        yield {
          message: `at \`${hook}\`, \`${stage.trigger.name}\` may call \`${operation}\`, which fires \`${hook}\` again${through}`,
          at: place,
          help: 'take the operation out of `api`, or call it at another hook',
          related: [{ message: 'it stands here', at }],
        }
      }
}

/** The hook that is fired first on a way to another, if there is a way through scripts that are bound. */
function wayBetween(hooks: readonly BoundHook[], from: HookKey, to: HookKey): HookKey | undefined {
  const reached = new Set<HookKey>()
  const waiting = [from]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === to) return from
    if (reached.has(next)) continue
    reached.add(next)
    const bound = hooks.find(({ hook }) => hook === next)
    for (const { stage } of bound?.stages ?? [])
      waiting.push(...stage.capabilities.api.flatMap((operation) => firedBy(operation)))
  }
  return undefined
}
