import { systemClock } from '../adapters/clock/system-clock.ts'
import { linkedIam } from '../adapters/iam/linked-iam.ts'
import { linkedPools } from '../adapters/pools/linked-pools.ts'
import type { Delivery } from '../adapters/delivery/delivery.ts'
import { openKms } from '../adapters/kms/open-kms.ts'
import type { Own } from '../adapters/machine/fetch-own.ts'
import { openFetch } from '../adapters/reach/fetch/open-fetch.ts'
import { openKv, type Kv } from '../adapters/reach/kv/open-kv.ts'
import { openAws, type Aws } from '../adapters/reach/aws/open-aws.ts'
import { openReach, type CallOperation } from '../adapters/reach/open-reach.ts'
import { openSurroundings } from '../adapters/reach/open-surroundings.ts'
import { scrub } from '../adapters/runs/scrub.ts'
import type { Sandbox } from '../adapters/sandbox/host/open-sandbox.ts'
import { openSeal } from '../adapters/seal/open-seal.ts'
import { readSecrets } from '../adapters/secrets/read-secrets.ts'
import { textOf } from '../adapters/secrets/text-of.ts'
import { openSqliteStore } from '../adapters/store/sqlite/open-sqlite-store.ts'
import type { Message } from '../engine/effect.ts'
import type { Invocation, Ports } from '../engine/ports.ts'
import type { Model } from '../model/model.ts'
import type { JsonObject, Said } from '../model/trigger.ts'
import { callBack } from '../protocol/aws-json/call-back.ts'
import { silent } from '../protocol/log.ts'
import { forwarded } from './forward.ts'
import { sealCode } from './seal-code.ts'

/** What a script is tried out on. */
export interface WorkbenchOptions {
  /** The project's folder: files of secrets are paths from here. */
  readonly root: string
  readonly model: Model
  readonly sandbox: Pick<Sandbox, 'invoke' | 'close'>
  /** A server of the project, which then answers `api`. */
  readonly server?: Own | undefined
  readonly variables?: Readonly<Record<string, string | undefined>> | undefined
  /** Hears of every message that a script has sent. */
  readonly onMessage?: ((message: Message) => void) | undefined
}

/** Runs scripts as a server does, without being one. */
export interface Workbench {
  readonly invoke: Ports['sandbox']['invoke']
  /** An event as scripts here can use it: the code of a custom sender is one that they can open. */
  ready(event: JsonObject): JsonObject
  /** A value of JSON as it may be shown: with the secrets of the project covered, wherever a script has written them. */
  readonly clean: <Value>(value: Value) => Value
  close(): Promise<void>
}

/**
 * Opens a workbench: scripts have their environment, their secrets and `fetch` for real; a store that begins
 * empty and is forgotten; and the operations of the server that runs, if one does.
 */
export async function openWorkbench({
  root,
  model,
  sandbox,
  server,
  variables = process.env,
  onMessage,
}: WorkbenchOptions): Promise<Workbench> {
  const secrets = await readSecrets(model, { root, variables })
  const closing: (() => unknown)[] = [() => sandbox.close()]
  const fetch = openFetch()
  closing.push(() => fetch.close())
  const key = crypto.getRandomValues(Buffer.alloc(32))
  let opened: ReturnType<typeof openSqliteStore> | undefined
  const store = () => (opened ??= open())
  const open = () => {
    const made = openSqliteStore({ file: ':memory:', seal: openSeal({ key }) })
    closing.push(() => made.close())
    return made
  }
  const kv: Kv = (...asked) => openKv({ kept: store().kept, clock: systemClock })(...asked)
  const url = server?.url ?? ''
  const pools = linkedPools(model, { url }, { derived: () => '', bound: secrets.value })
  const iam = linkedIam(model, secrets.value)
  const scripts = {
    operations: forwarded(server),
    log: silent,
    // Whoever forwards needs no more of a world than this.
    ports: (caller: Ports['caller']) => ({ caller, pools, iam, clock: systemClock, background }) as Ports,
  }
  const api: CallOperation = (name, input, call) => callBack(name, input, call, scripts)
  const kms = openKms({ key })
  const said = (word: Said) => textOf(word, secrets)
  const delivery: Delivery = { send: async (message) => onMessage?.(message) }
  // Few scripts call a service, and only those need a store.
  const aws: Aws = (...asked) =>
    openAws({
      fetch,
      clock: systemClock,
      documents: store().documents,
      delivery,
      kms,
      api,
      said,
    })(...asked)
  const around = openSurroundings({
    region: model.region,
    said,
    reach: openReach({
      fetch,
      kv,
      kms,
      aws: async (...asked) => (mayCall(asked[1]) ? aws(...asked) : undefined),
      api,
    }),
  })
  return {
    invoke: async (call) => sandbox.invoke(call, around(call)),
    ready: (event) => sealCode(event, kms, model.pools),
    // What an answer is made of besides is the author's own, and shown as it is.
    clean: (value) => scrub(value, secrets.texts(), { lookalikes: false }),
    async close() {
      for (const end of closing.splice(0).reverse()) await end()
    },
  }
}

/** Nothing is begun here that outlasts a call. */
const background: Ports['background'] = {
  begin: (work) => Promise.resolve().then(work),
  ending: () => false,
}

const mayCall = ({ stage: { capabilities } }: Invocation) =>
  capabilities.api.length > 0 || Object.keys(capabilities.aws).length > 0
