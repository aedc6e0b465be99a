import { load } from '../../src/config/load.ts'
import type { Answered, Invocation } from '../../src/engine/ports.ts'
import { ScriptError } from '../../src/model/script-error.ts'
import type { Json, JsonObject } from '../../src/model/trigger.ts'
import { openGround } from '../../src/scenarios/ground.ts'
import { runScenario } from '../../src/scenarios/run-scenario.ts'
import type { Surroundings } from '../../src/adapters/reach/reach.ts'

/** A script, by what it does to the response; what it throws is its error. */
export type StoryScript = (
  event: JsonObject & { response: Record<string, Json> },
  around: Surroundings,
  call: Invocation,
) => void | Promise<void>

const pool = `
signIn: { with: [email], caseSensitive: false, factors: [password, emailOtp] }
signUp: { selfService: true, verify: [email] }
attributes: { plan: { type: string, max: 16, adminOnly: true } }
groups: { admins: {} }
clients:
  web: { auth: [srp, password, custom, choice, refresh], read: [email, email_verified, custom:plan] }
  back: { secret: true, auth: [srp, adminPassword, refresh] }
  bound: { secret: { secret: bound-key }, auth: [password, refresh] }
  turning: { secret: true, auth: [password], tokens: { rotation: { grace: 10s } } }
`
const reaching = 'capabilities: { fetch: [GET https://plans.example/*], secrets: [token] }\n'
export const password = 'Correct-Horse-9!'
/** Ana, who may sign in. */
export const ana = {
  users: {
    ana: {
      attributes: { email: 'ana@example.com', email_verified: 'true', 'custom:plan': 'gold' },
      password,
    },
  },
}

/** Plays the steps of a story in a small pool, in which scripts stand at hooks, and says what became of each. */
export async function tell(
  steps: readonly object[],
  given: object = ana,
  scripts: Readonly<Record<string, StoryScript>> = {},
  more: Readonly<Record<string, string>> = {},
) {
  const hooks = Object.keys(scripts)
  const story = { pool: 'shop', clock: '2026-01-01T09:00:00Z', given, steps }
  const { model, findings } = load({
    env: 'dev',
    scripts: new Set(hooks.map((hook) => `triggers/${hook}.js`)),
    files: Object.entries({
      'pools/env/dev.env.yaml': `secrets: { bound-key: { env: A }, token: { env: B } }\n`,
      'pools/shop.pool.yaml': `${pool}${hooks.length ? `triggers: { ${hooks.map((hook) => `${hook}: ${hook.toLowerCase()}`).join(', ')} }\n` : ''}`,
      ...Object.fromEntries(
        hooks.map((hook) => [
          `triggers/${hook.toLowerCase()}.trigger.yaml`,
          `script: ./${hook}.js\nhooks: [${hook}]\n${hook === 'preTokenGeneration' ? reaching : ''}`,
        ]),
      ),
      'test/story.scenario.yaml': JSON.stringify(story, undefined, 2),
      ...more,
    }).map(([path, text]) => ({ path, text })),
  })
  const [scenario] = model?.scenarios ?? []
  if (!model || !scenario)
    throw new Error(findings.map(({ at, message }) => `${at.file}:${at.line} ${message}`).join('\n'))
  const ground = openGround('.')
  try {
    const invoke = async (call: Invocation, around?: Surroundings): Promise<Answered> => {
      const event = structuredClone(call.event) as JsonObject & { response: Record<string, Json> }
      const hook = hooks.find((name) => name.toLowerCase() === call.stage.trigger.name) ?? ''
      try {
        await scripts[hook]?.(event, around as Surroundings, call)
      } catch (error) {
        if (error instanceof ScriptError) throw error
        const { message } = error as Error
        throw new ScriptError('threw', message, { type: 'Error' })
      }
      return { value: event, logs: [], calls: [], took: 0, cpu: 0, heap: 0 }
    }
    return await runScenario(scenario, model, { ...ground, sandbox: { invoke } })
  } finally {
    await ground.close()
  }
}
