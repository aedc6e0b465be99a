import type { TriggerDocument } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'
import type { Tell } from './tell.ts'

/**
 * Lambda refuses a function that sets one of these: its developer guide lists them under "Defined runtime
 * environment variables". Those with an underscore before them are no names that the schema takes.
 */
const reserved: readonly string[] = [
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_DEFAULT_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_LAMBDA_RUNTIME_API',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'LAMBDA_RUNTIME_DIR',
  'LAMBDA_TASK_ROOT',
]

/** What a client signs with: a real service of AWS takes nothing else. */
const credentials: readonly string[] = [
  'AWS_ACCESS_KEY_ID',
  'AWS_DEFAULT_REGION',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
]

/** Checks that a trigger's `env` sets only what a function may; and credentials, where a service has an endpoint. */
export function checkVariables(trigger: Resource, tell: Tell): void {
  const { env = {}, capabilities: { aws = {} } = {} } = trigger.value as unknown as TriggerDocument
  const elsewhere = Object.values(aws).some(({ endpoint }: { endpoint?: string }) => endpoint !== undefined)
  for (const name of Object.keys(env))
    if (reserved.includes(name) && !(elsewhere && credentials.includes(name)))
      tell(
        trigger,
        ['env', name],
        {
          rule: 'PW-HOOK-017',
          message: `\`${name}\` is one of the variables that Lambda sets itself`,
          help: 'leave it out, or give it another name',
        },
        'key',
      )
}
