import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { openSandbox } from '../../../../src/adapters/sandbox/host/open-sandbox.ts'
import type { Answered } from '../../../../src/engine/ports.ts'
import type { Capabilities, Json, JsonObject } from '../../../../src/model/trigger.ts'
import { awsWorld, callOf } from '../../reach/aws/aws-world.ts'
import type { AwsParts } from '../../../../src/adapters/reach/aws/open-aws.ts'
import type { WebRequest } from '../../../../src/adapters/reach/reach.ts'

// Where the packages of this repository are above it, as they are in a workspace.
const packages = join(import.meta.dirname, '../../../../node_modules')

const environment = {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'ASIATEST',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token',
}

/** A project whose packages lie above it, with AWS and one web server around its scripts. */
export function workspace(parts: Partial<AwsParts> = {}) {
  const root = mkdtempSync(join(packages, '.poolwright-test-'))
  const sandbox = openSandbox({ root, spare: false, children: 1 })
  const world = awsWorld(parts)
  /** What scripts have fetched of anybody but AWS. */
  const fetched: WebRequest[] = []
  /** What other addresses answer. */
  const served = new Map<string, string>()
  afterAll(async () => {
    await sandbox.close()
    rmSync(root, { recursive: true })
  })
  let count = 0
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return {
    ...world,
    root,
    fetched,
    served,
    write,
    /** Bundles a script without running it. */
    check(source: string, as = 'ts') {
      const script = `triggers/check-${++count}.${as}`
      write(script, source)
      return sandbox.check({ script })
    },
    /** Writes a script and calls it, with what a trigger has where it says nothing. */
    run(
      source: string,
      { as = 'ts', event = {}, ...may }: { as?: string; event?: JsonObject } & Partial<Capabilities> = {},
    ): Promise<Answered> {
      const script = `triggers/script-${++count}.${as}`
      write(script, source)
      const call = callOf(may)
      const { trigger } = call.stage
      const named = {
        ...call,
        event: { ...call.event, ...event },
        stage: { ...call.stage, trigger: { ...trigger, script } },
      }
      return sandbox.invoke(named, {
        env: environment,
        secrets: {},
        async reach({ input }, of) {
          const request = input as unknown as WebRequest
          const answer = await world.ask(request, of)
          if (answer)
            return {
              ...(world.told.at(-1) ?? { kind: 'aws', what: '', outcome: '' }),
              value: answer as unknown as Json,
            }
          fetched.push(request)
          return serve(request, served)
        },
      })
    },
  }
}

/** `api.example.com`, which says what it was asked, with the status that the query names; nobody else is there. */
function serve({ method, url, body }: WebRequest, served: ReadonlyMap<string, string>) {
  const { hostname, searchParams } = new URL(url)
  const asked = { kind: 'fetch' as const, what: `${method} ${hostname}` }
  const known = served.get(url)
  if (known === undefined && hostname !== 'api.example.com') {
    const error = { name: 'TypeError', message: 'fetch failed: nobody is there', code: 'ENOTFOUND' }
    return { ...asked, outcome: 'ENOTFOUND', error }
  }
  const status = Number(searchParams.get('status') ?? 200)
  const text = known ?? JSON.stringify({ method, url, ...(body !== undefined && { body }) })
  const headers = [['content-type', 'application/json']]
  return {
    ...asked,
    outcome: `${status}`,
    value: {
      status,
      statusText: 'Said',
      url,
      redirected: false,
      headers,
      body: Buffer.from(text).toString('latin1'),
    },
  }
}
