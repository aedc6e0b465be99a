import { hookNames } from '../../model/hook.ts'
import type { JsonObject } from '../../model/trigger.ts'

const text = { type: 'string' } as const
const number = { type: 'number' } as const
const list = (items: JsonObject): JsonObject => ({ type: 'array', items })
const object = (
  required: readonly string[],
  properties: Readonly<Record<string, JsonObject>>,
): JsonObject => ({
  type: 'object',
  required,
  properties,
})

const hook: JsonObject = { enum: Object.values(hookNames) }
const lineRequired = ['id', 'at', 'operation', 'outcome', 'took', 'hooks']
const lineProperties: Readonly<Record<string, JsonObject>> = {
  id: { type: 'string', pattern: '^r-[0-9]+$', description: 'Its number counts up from run to run.' },
  at: { type: 'string', format: 'date-time', description: 'When it began.' },
  operation: text,
  outcome: { type: 'string', description: '`answered`, or the code that the caller was refused with.' },
  message: { type: 'string', description: 'The sentence that the caller was refused with.' },
  took: { type: 'number', description: 'Milliseconds.' },
  pool: { type: 'string', description: 'The id of the user pool.' },
  client: { type: 'string', description: 'The id of the app client.' },
  user: { type: 'string', description: 'As the caller named them, else by address, else by user name.' },
  username: text,
  by: {
    ...object(['trigger', 'requestId'], { trigger: text, requestId: text }),
    description: 'The script that asked, and its own request, where it was none of the outside.',
  },
  hooks: {
    ...list(
      object(['hook', 'triggerSource', 'triggers', 'outcome'], {
        hook,
        triggerSource: text,
        triggers: list(text),
        outcome: { enum: ['answered', 'failed'] },
      }),
    ),
    description: 'The hooks that ran a script, in order.',
  },
}

/** The JSON Schema of a run in a list. */
export const runLineSchema: JsonObject = object(lineRequired, lineProperties)

const stage = object(['trigger', 'outcome', 'logs', 'calls', 'took'], {
  trigger: text,
  outcome: { enum: ['answered', 'skipped', 'failed'] },
  attempt: {
    type: 'integer',
    description: 'Which run of the pipeline it belongs to; the first unless said.',
  },
  ignored: { const: true, description: 'It failed, and was let pass.' },
  response: { type: 'object', description: 'The response half of the event as it left it.' },
  error: object(['type', 'message'], {
    type: text,
    message: text,
    place: object(['file', 'line', 'column'], {
      file: text,
      line: { type: 'integer' },
      column: { type: 'integer' },
    }),
  }),
  logs: list(object(['level', 'text'], { level: text, text })),
  calls: list(
    object(['kind', 'what', 'at', 'took', 'outcome'], {
      kind: { enum: ['fetch', 'kv', 'api', 'aws', 'decrypt'] },
      what: text,
      at: number,
      took: number,
      outcome: text,
    }),
  ),
  took: { type: 'number', description: 'Milliseconds.' },
  cpu: { type: 'number', description: 'Milliseconds of computing.' },
  heap: { type: 'integer', description: 'Bytes of heap in use when it ended.' },
})

const step: JsonObject = object(['step', 'at', 'took', 'gave', 'inside'], {
  step: text,
  at: { type: 'number', description: 'Milliseconds since the run began.' },
  took: { type: 'number', description: 'Milliseconds.' },
  gave: { ...list(text), description: 'The names of what it found out.' },
  inside: { ...list({ type: 'object' }), description: 'Steps of the same shape.' },
  refused: { type: 'string', description: 'Why it ended the run.' },
  hook: object(['hook', 'triggerSource', 'version', 'stages'], {
    hook,
    triggerSource: text,
    version: { enum: ['V1_0', 'V2_0', 'V3_0'] },
    event: { type: 'object', description: 'What the first script was shown.' },
    stages: list(stage),
    response: { type: 'object', description: 'What the server went on with.' },
  }),
})

/** The JSON Schema of a whole run. Every secret in it reads `[redacted]`. */
export const runSchema: JsonObject = object([...lineRequired, 'requestId', 'trace'], {
  ...lineProperties,
  requestId: text,
  caller: {
    ...object([], { ip: text, userAgent: text, depth: { type: 'integer' } }),
    description: 'Where it came from, and through how many calls of scripts.',
  },
  signedBy: object(['accessKeyId', 'region', 'arn', 'proven'], {
    accessKeyId: text,
    region: text,
    arn: { type: 'string', description: 'Who that is for policies.' },
    proven: { type: 'boolean', description: 'Whether the signature was verified.' },
  }),
  decision: {
    ...object(['action', 'resource', 'decision', 'enforced'], {
      action: text,
      resource: text,
      decision: { enum: ['allow', 'explicitDeny', 'implicitDeny'] },
      by: { type: 'object', description: 'The statement that decided, where one did.' },
      denied: { type: 'string', description: 'The sentence of a denial.' },
      enforced: { type: 'boolean', description: 'Whether it counted; `dev` only tells it.' },
    }),
    description: 'What IAM says of a request that is signed.',
  },
  asked: { type: 'object', description: 'The input.' },
  said: { type: 'object', description: 'The output.' },
  claims: object([], {
    id: { type: 'object', description: 'The claims of the ID token.' },
    access: { type: 'object', description: 'The claims of the access token.' },
  }),
  trace: list(step),
  cut: { ...list(text), description: 'What was too long to be kept.' },
})
