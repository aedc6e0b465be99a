import { resolve } from 'node:path'
import { afterAll } from 'vitest'
import type {
  Ask,
  Reached,
  Surroundings,
  WebRequest,
  WebResponse,
} from '../../../src/adapters/reach/reach.ts'
import { openSandbox } from '../../../src/adapters/sandbox/host/open-sandbox.ts'
import { load } from '../../../src/config/load.ts'
import type { Answered } from '../../../src/engine/ports.ts'
import { hookNames, type EventVersion, type HookKey } from '../../../src/model/hook.ts'
import type { Json, JsonObject, Stage } from '../../../src/model/trigger.ts'
import { hookOf, sampleEvent, type SampleEvent, type TriggerSource } from '../../../src/schema/samples.ts'

const root = resolve(import.meta.dirname, '../../..')

/** A stage as the configuration makes it of what ships and of what a pool says of it. */
function stageOf(name: string, hook: HookKey, settings: JsonObject, version?: EventVersion): Stage {
  const pool = {
    attributes: { tier: { type: 'string' }, level: { type: 'string' }, rights: { type: 'string' } },
    triggers: { [hook]: { use: `poolwright/${name}`, with: settings, ...(version && { version }) } },
  }
  const { model, findings } = load({
    files: [
      { path: 'pools/people.pool.yaml', text: JSON.stringify(pool) },
      {
        path: 'pools/env/test.env.yaml',
        text: '{ secrets: { key: { env: KEY }, token: { env: TOKEN } } }',
      },
    ],
    scripts: new Set(),
    env: 'test',
  })
  const named = [...(model?.functions.values() ?? [])].find((one) => one.name === `people-${hook}`)
  const [stage] = named?.stages ?? []
  if (!stage) throw new Error(findings.map(({ rule, message }) => `${rule}: ${message}`).join('\n'))
  return stage
}

/** A stage in the sandbox that scripts of pools run in. */
export interface Bench {
  /** Calls it at a trigger source; `change` makes the event of the sample, `around` is the world it is in. */
  call(source: TriggerSource, run: Run): Promise<SampleEvent>
}

export interface Run {
  readonly with?: JsonObject
  readonly version?: EventVersion
  readonly userName?: string
  readonly request?: JsonObject
  readonly response?: JsonObject
  readonly ip?: string
  readonly world?: Partial<World>
}

/** What a stage is surrounded by. */
export interface World {
  readonly secrets: Readonly<Record<string, string>>
  fetch(request: WebRequest): Promise<Partial<WebResponse>>
  kv(input: JsonObject): Json | undefined
}

/** Opens one sandbox for the stages of a test. */
export function bench(name: string): Bench & { readonly last: () => Answered | undefined } {
  const sandbox = openSandbox({ root, children: 1, spare: false })
  afterAll(() => sandbox.close())
  let last: Answered | undefined
  return {
    last: () => last,
    async call(source, { with: settings = {}, version, userName, request, response, ip, world = {} }) {
      const hook = (Object.keys(hookNames) as HookKey[]).find((key) => hookNames[key] === hookOf(source))
      const stage = stageOf(name, hook as HookKey, settings, version)
      const sample = sampleEvent(source, { ...(version && { version }) })
      const event = {
        ...sample,
        ...(userName !== undefined && { userName }),
        request: { ...sample.request, ...request },
        response: { ...sample.response, ...response },
      }
      last = await sandbox.invoke(
        {
          poolId: 'us-east-1_AbCdEfGhI',
          // The machine that runs tests may be busy; what a stage may compute and hold stays as it is.
          stage: { ...stage, limits: { ...stage.limits, timeout: 5000 } },
          event,
          requestId: '6c2fa6f0-0000-4000-8000-000000000001',
          functionName: name,
          functionArn: stage.trigger.arn,
          told: { ...(stage.with && { with: stage.with }), ...(ip !== undefined && { ip }) },
          timeout: 10_000,
          depth: 0,
        },
        surroundings(world),
      )
      return last.value as SampleEvent
    },
  }
}

function surroundings({ secrets = {}, fetch, kv }: Partial<World>): Surroundings {
  const answer = async ({ kind, input }: Ask): Promise<Json | undefined> => {
    if (kind === 'kv' && kv) return kv(input)
    if (kind !== 'fetch' || !fetch) throw new TypeError(`there is no ${kind} here`)
    const request = input as unknown as WebRequest
    const none = { status: 200, statusText: '', url: request.url, redirected: false, headers: [], body: '' }
    return { ...none, ...(await fetch(request)) } as unknown as JsonObject
  }
  return {
    env: {},
    secrets,
    reach: async (ask): Promise<Reached> => {
      const told = { kind: ask.kind, what: ask.kind, outcome: 'done' }
      try {
        const value = await answer(ask)
        return { ...told, ...(value !== undefined && { value }) }
      } catch (error) {
        const { name, message } = error as Error
        return { ...told, error: { name, message } }
      }
    },
  }
}
