import { only, projectWith } from '../shop.ts'
import type { Project } from './mistakes.ts'

/** The files of the door: a pool that is guarded by a trigger with parameters and powers, and by ready-made ones. */
export const gate = 'triggers/gate.trigger.yaml'
export const mailer = 'triggers/mailer.trigger.yaml'
export const pool = 'pools/door.pool.yaml'
export const dev = 'pools/env/dev.env.yaml'

/** A project that says everything a trigger and a stage can say of what a script may do. */
export const door = only(
  {
    [gate]: `
script: ./gate.ts
hooks: [preSignUp, preAuthentication]
parameters:
  url: { type: string, format: uri, required: true, description: Who is asked }
  key: { type: string, format: secret, required: true }
  domains: { type: array, items: { type: string, minLength: 3 }, minItems: 1, maxItems: 3 }
  plans: { type: object, additionalProperties: { type: integer, minimum: 1, maximum: 5 } }
  by: { type: string, enum: [email, phone, address], default: email }
  attribute: { type: string, format: attribute }
  groups: { type: array, items: { type: string, format: group } }
  score: { type: number, minimum: 0, maximum: 1, default: 0.5 }
  strict: { type: boolean }
  title: { type: string, maxLength: 5 }
sandbox: { timeout: 1s, cpu: 500ms, memory: 32Mi, output: 64Ki, logs: 8Ki, fetches: 3, fetchSize: 64Ki }
concurrency: 4
capabilities:
  fetch:
    - POST {url}
    - GET https://*.corp.example/v1/*
    - { to: 'POST https://users.internal.example/*', private: true }
  secrets: ['{key}', audit-key]
  kv: { entries: 100 }
  api: [AdminGetUser, AdminAddUserToGroup]
  aws:
    dynamodb: { tables: { audit: { partition: pk, sort: at } } }
    ses: {}
    ssm: { parameters: { /door/mode: strict, /door/key: { secret: audit-key } } }
  context: [ip]
env: { MODE: strict, API_KEY: { secret: audit-key } }
`,
    [mailer]: `
script: ./mailer.ts
hooks: [customEmailSender]
sandbox: { fresh: true }
capabilities:
  aws: { dynamodb: { tables: { audit: { partition: pk, sort: at } } } }
  plainCode: true
`,
    [pool]: `
attributes: { plan: { type: string } }
groups: { staff: {} }
kmsKey: arn:aws:kms:us-east-1:123456789012:key/1
triggers:
  preSignUp:
    - use: gate
      with:
        url: https://ask.example/verify
        key: gate-key
        domains: [example.com]
        plans: { gold: 3 }
        attribute: custom:plan
        groups: [staff]
        title: Hello
      sandbox: { timeout: 500ms, cpu: 100ms, memory: 16Mi, output: 8Ki, logs: 4Ki, fetches: 1, fetchSize: 8Ki, fresh: true }
      capabilities:
        fetch: ['POST {url}', 'GET https://hr.corp.example/v1/people/*']
        secrets: ['{key}']
        api: [AdminGetUser]
        aws: [ses]
        context: []
        kv: false
    - use: poolwright/email-domains
      with: { allow: [example.com] }
  preAuthentication: { use: gate, with: { url: http://localhost:9000/ask, key: gate-key } }
  customEmailSender: mailer
`,
    [dev]: 'secrets: { gate-key: { env: GATE_KEY }, audit-key: { env: AUDIT_KEY } }\n',
  },
  ['triggers/gate.ts', 'triggers/mailer.ts'],
)

/** The door with texts exchanged. */
export const doorWith: Project = (edits, more) => projectWith(door, edits, more)
