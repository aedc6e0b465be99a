import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import {
  openSandbox,
  type Sandbox,
  type SandboxOptions,
} from '../../../src/adapters/sandbox/host/open-sandbox.ts'
import type { Surroundings } from '../../../src/adapters/reach/reach.ts'
import type { Answered, Invocation } from '../../../src/engine/ports.ts'
import type { ScriptError } from '../../../src/model/script-error.ts'
import {
  defaultLimits,
  type Capabilities,
  type JsonObject,
  type Limits,
  type Trigger,
} from '../../../src/model/trigger.ts'

const mebibyte = 1024 * 1024

export interface CallOptions {
  readonly pool?: string
  readonly timeout?: number
  /** Milliseconds that the engine still waits, if that is not the timeout. */
  readonly patience?: number
  /** Mebibytes. */
  readonly memory?: number
  readonly told?: JsonObject
  readonly sha256?: string
  readonly limits?: Partial<Limits>
  readonly capabilities?: Partial<Capabilities>
  readonly concurrency?: number
  readonly depth?: number
  /** What is around the script; nothing unless told. */
  readonly around?: Surroundings
}

const noCapabilities: Capabilities = {
  fetch: [],
  secrets: [],
  api: [],
  aws: {},
  context: [],
  plainCode: false,
}

/** A project in a folder of its own, and a sandbox for it that is closed when the tests are done. */
export function project(options: Omit<SandboxOptions, 'root'> = {}) {
  const root = mkdtempSync(join(tmpdir(), 'poolwright-'))
  const sandbox: Sandbox = openSandbox({ root, ...options })
  afterAll(async () => {
    await sandbox.close()
    rmSync(root, { recursive: true })
  })

  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const call = (script: string, event: JsonObject = {}, of: CallOptions = {}): Promise<Answered> => {
    const timeout = of.timeout ?? 2000
    const limits: Limits = {
      ...defaultLimits,
      timeout,
      cpu: timeout,
      memory: (of.memory ?? 32) * mebibyte,
      ...of.limits,
    }
    const capabilities: Capabilities = { ...noCapabilities, ...of.capabilities }
    const name = script.replace(/^triggers\/|\.\w+$/g, '')
    const trigger: Trigger = {
      name,
      arn: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
      script,
      ...(of.sha256 !== undefined && { sha256: of.sha256 }),
      hooks: ['preSignUp'],
      limits,
      concurrency: of.concurrency ?? 32,
      capabilities,
      env: {},
      onError: 'deny',
    }
    const invocation: Invocation = {
      poolId: of.pool ?? 'us-east-1_AbCdEfGhI',
      stage: { trigger, onError: 'deny', limits, capabilities },
      event,
      requestId: '6c2fa6f0-0000-4000-8000-000000000001',
      functionName: name,
      functionArn: trigger.arn,
      told: of.told ?? {},
      timeout: of.patience ?? limits.timeout,
      depth: of.depth ?? 0,
    }
    return sandbox.invoke(invocation, of.around)
  }
  let count = 0
  return {
    root,
    sandbox,
    write,
    call,
    /** Writes a script under a name of its own and calls it. */
    run(source: string, event?: JsonObject, of?: CallOptions & { readonly as?: string }): Promise<Answered> {
      const script = `triggers/script-${++count}.${of?.as ?? 'js'}`
      write(script, source)
      return call(script, event, of)
    },
  }
}

/** How a call failed; a call that did not fail fails the test. */
export const failureOf = (call: Promise<unknown>): Promise<ScriptError> =>
  call.then(
    (answer) => {
      throw new Error(`it answered ${JSON.stringify(answer)}`)
    },
    (error: ScriptError) => error,
  )
