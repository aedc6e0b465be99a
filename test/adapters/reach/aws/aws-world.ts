import { randomBytes } from 'node:crypto'
import { openKms } from '../../../../src/adapters/kms/open-kms.ts'
import { openAws, type AwsParts } from '../../../../src/adapters/reach/aws/open-aws.ts'
import type { Reached, WebRequest, WebResponse } from '../../../../src/adapters/reach/reach.ts'
import { openSeal } from '../../../../src/adapters/seal/open-seal.ts'
import { openSqliteStore } from '../../../../src/adapters/store/sqlite/open-sqlite-store.ts'
import type { Message } from '../../../../src/engine/effect.ts'
import type { Invocation } from '../../../../src/engine/ports.ts'
import { ScriptError } from '../../../../src/model/script-error.ts'
import {
  defaultConcurrency,
  defaultLimits,
  type Capabilities,
  type JsonObject,
  type Limits,
} from '../../../../src/model/trigger.ts'

export const poolId = 'us-east-1_AbCdEfGhI'

/** A call of a trigger that declares this and nothing else. */
export function callOf(may: Partial<Capabilities>, limits: Partial<Limits> = {}): Invocation {
  const capabilities: Capabilities = {
    fetch: [],
    secrets: [],
    api: [],
    aws: {},
    context: [],
    plainCode: false,
    ...may,
  }
  const all = { ...defaultLimits, ...limits }
  const arn = 'arn:aws:lambda:us-east-1:123456789012:function:audit-it'
  return {
    poolId,
    stage: {
      trigger: {
        name: 'audit-it',
        arn,
        script: 'triggers/audit-it.ts',
        hooks: ['postConfirmation'],
        limits: all,
        concurrency: defaultConcurrency,
        capabilities,
        env: {},
        onError: 'deny',
      },
      onError: 'deny',
      limits: all,
      capabilities,
    },
    event: { userName: 'ana', triggerSource: 'PostConfirmation_ConfirmSignUp' },
    requestId: '6c2fa6f0-0000-4000-8000-000000000001',
    functionName: 'audit-it',
    functionArn: arn,
    told: {},
    timeout: 5000,
    depth: 0,
  }
}

/** AWS for one trigger after another: what was sent, what was told, and how an SDK is led here. */
export function awsWorld(parts: Partial<AwsParts> = {}) {
  const key = randomBytes(32)
  const store = openSqliteStore({ file: ':memory:', seal: openSeal({ key }) })
  const sent: Message[] = []
  const told: Omit<Reached, 'value'>[] = []
  const secrets: Record<string, string> = { 'api-key': 'the secret text' }
  const aws = openAws({
    documents: store.documents,
    delivery: { send: async (message) => void sent.push(message) },
    kms: openKms({ key }),
    api: async () => ({ fault: { code: 'AccessDeniedException', message: 'no operation' } }),
    said(value) {
      const found = typeof value === 'string' ? value : secrets[value.secret]
      if (found === undefined) throw new ScriptError('missing', 'the secret `nobody` has not been given')
      return found
    },
    fetch: {
      fetch: async () => {
        throw new Error('nothing is to be fetched')
      },
    },
    clock: { now: () => 1_700_000_000_000 },
    ...parts,
  })
  const ask = async (request: Partial<WebRequest>, call: Invocation) => {
    const reached = await aws(request as JsonObject, call, new AbortController().signal)
    if (!reached) return undefined
    const { value, ...rest } = reached
    told.push(rest)
    return value as unknown as WebResponse
  }
  return {
    store,
    sent,
    told,
    ask,
    /** What a client of the AWS SDK is made with, to be answered as if that trigger had called. */
    client(may: Partial<Capabilities>, limits?: Partial<Limits>) {
      const call = callOf(may, limits)
      return {
        region: 'us-east-1',
        credentials: { accessKeyId: 'AKIA', secretAccessKey: 'secret' },
        maxAttempts: 1,
        requestHandler: { handle: (request: HttpRequest) => handle(request, (web) => ask(web, call)) },
      }
    },
  }
}

interface HttpRequest {
  readonly method: string
  readonly protocol: string
  readonly hostname: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body?: string | Uint8Array
}

async function handle(request: HttpRequest, ask: (web: WebRequest) => Promise<WebResponse | undefined>) {
  const { method, protocol, hostname, path, headers, body } = request
  const answer = await ask({
    method,
    url: `${protocol}//${hostname}${path}`,
    headers: Object.entries(headers),
    redirect: 'manual',
    ...(body !== undefined && { body: bytesOf(body).toString('latin1') }),
  })
  if (!answer) throw new Error(`nobody answers ${hostname}`)
  return {
    response: {
      statusCode: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(answer.body, 'latin1'),
    },
  }
}

const bytesOf = (body: string | Uint8Array) =>
  typeof body === 'string' ? Buffer.from(body) : Buffer.copyBytesFrom(body)

/** The name and the message with which a call of the SDK has failed. */
export const failureOf = (call: Promise<unknown>): Promise<[name: string, message: string]> =>
  call.then(
    (output) => {
      throw new Error(`it answered ${JSON.stringify(output)}`)
    },
    ({ name, message }: Error) => [name, message],
  )
