import { createHmac, randomBytes } from 'node:crypto'
import type { Invocation } from '../../engine/ports.ts'
import type { Capabilities, Limits, Said, Trigger } from '../../model/trigger.ts'
import type { Reach, Surroundings } from './reach.ts'

/** What scripts of one model find around them. */
export interface Around {
  readonly region: string
  /** The text behind a word. Throws a `ScriptError` where it is a secret that nobody has given. */
  readonly said: (word: Said) => string
  readonly reach: Reach
}

/** Says what stands around a call. Throws as `said` does. */
export function openSurroundings({ region, said, reach }: Around): (call: Invocation) => Surroundings {
  // By identity, so that a process need not be told of an environment that it knows.
  const environments = new WeakMap<Trigger, Map<number, Readonly<Record<string, string>>>>()
  const secretsOf = new WeakMap<Capabilities, Readonly<Record<string, string>>>()

  const environment = (trigger: Trigger, { aws, api }: Capabilities, limits: Limits) => {
    const calls = api.length > 0 || Object.keys(aws).length > 0
    const known = environments.get(trigger) ?? new Map<number, Readonly<Record<string, string>>>()
    environments.set(trigger, known)
    // It tells the memory that the stage has.
    const key = calls ? limits.memory : 0
    const made = known.get(key)
    if (made) return made
    const own = Object.entries(trigger.env).map(([name, word]) => [name, said(word)])
    const usual: Record<string, string> = calls ? lambdas(trigger, region, limits) : {}
    // Credentials are whole: ours are no part of somebody's own.
    if ('AWS_ACCESS_KEY_ID' in trigger.env) for (const name of credentials) delete usual[name]
    const env = { ...usual, ...Object.fromEntries(own) }
    known.set(key, env)
    return env
  }
  const secretsFor = (capabilities: Capabilities) => {
    const known = secretsOf.get(capabilities)
    if (known) return known
    const made = Object.fromEntries(capabilities.secrets.map((name) => [name, said({ secret: name })]))
    secretsOf.set(capabilities, made)
    return made
  }

  return ({ stage: { trigger, capabilities, limits } }) => ({
    env: environment(trigger, capabilities, limits),
    secrets: secretsFor(capabilities),
    reach,
  })
}

// The same for as long as the process lives: an isolate is kept as long as its environment stays the same.
const seed = randomBytes(32)

const credentials = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']

/**
 * What an AWS SDK looks for on Lambda, for triggers that may call services. The credentials open nothing:
 * which call a request comes from is known without them, and the SDK signs with them all the same.
 */
function lambdas(
  { name, arn }: Trigger,
  region: string,
  { memory }: Limits,
): Readonly<Record<string, string>> {
  const drawn = (what: string) => createHmac('sha512', seed).update(`${what} ${name}`).digest()
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: `ASIA${drawn('id').toString('hex').slice(0, 16).toUpperCase()}`,
    AWS_SECRET_ACCESS_KEY: drawn('key').subarray(0, 30).toString('base64'),
    AWS_SESSION_TOKEN: drawn('token').toString('base64'),
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: arn.slice(arn.lastIndexOf(':') + 1),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: `${Math.ceil(memory / 1024 / 1024)}`,
    LAMBDA_TASK_ROOT: '/var/task',
  }
}
