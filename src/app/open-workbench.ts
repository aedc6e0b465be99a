import { systemClock } from '../adapters/clock/system-clock.ts'
import { linkedPools } from '../adapters/pools/linked-pools.ts'
import { openFetch } from '../adapters/reach/fetch/open-fetch.ts'
import { openKv, type Kv } from '../adapters/reach/kv/open-kv.ts'
import { openReach } from '../adapters/reach/open-reach.ts'
import { openSurroundings } from '../adapters/reach/open-surroundings.ts'
import type { Sandbox } from '../adapters/sandbox/host/open-sandbox.ts'
import { openSeal } from '../adapters/seal/open-seal.ts'
import { readSecrets } from '../adapters/secrets/read-secrets.ts'
import { openSqliteStore } from '../adapters/store/sqlite/open-sqlite-store.ts'
import type { Ports } from '../engine/ports.ts'
import type { Model } from '../model/model.ts'
import { callBack } from '../protocol/aws-json/call-back.ts'
import { silent } from '../protocol/log.ts'
import { forwarded } from './forward.ts'

/** What a script is tried out on. */
export interface WorkbenchOptions {
  /** The project's folder: files of secrets are paths from here. */
  readonly root: string
  readonly model: Model
  readonly sandbox: Pick<Sandbox, 'invoke' | 'close'>
  /** A server of the project, which then answers `api`. */
  readonly server?: { readonly url: string } | undefined
  readonly variables?: Readonly<Record<string, string | undefined>> | undefined
}

/** Runs scripts as a server does, without being one. */
export interface Workbench {
  readonly invoke: Ports['sandbox']['invoke']
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
}: WorkbenchOptions): Promise<Workbench> {
  const secrets = await readSecrets(model, { root, variables })
  const closing: (() => unknown)[] = [() => sandbox.close()]
  const fetch = openFetch()
  closing.push(() => fetch.close())
  let opened: Kv | undefined
  const kv: Kv = (...asked) => (opened ??= open())(...asked)
  const open = () => {
    const store = openSqliteStore({ file: ':memory:', seal: openSeal({ key: crypto.getRandomValues(Buffer.alloc(32)) }) })
    closing.push(() => store.close())
    return openKv({ kept: store.kept, clock: systemClock })
  }
  const url = server?.url ?? ''
  const pools = linkedPools(model, { url }, { derived: () => '', bound: secrets.value })
  const scripts = {
    operations: forwarded(server),
    log: silent,
    // Whoever forwards needs no more of a world than this.
    ports: (caller: Ports['caller']) => ({ caller, pools, clock: systemClock, background }) as Ports,
  }
  const around = openSurroundings({
    region: model.region,
    secret: secrets.value,
    reach: openReach({
      fetch,
      kv,
      aws: async () => undefined,
      api: (name, input, call) => callBack(name, input, call, scripts),
    }),
  })
  return {
    invoke: async (call) => sandbox.invoke(call, around(call)),
    async close() {
      for (const end of closing.splice(0).reverse()) await end()
    },
  }
}

/** Nothing is begun here that outlasts a call. */
const background: Ports['background'] = { begin: (work) => Promise.resolve().then(work) }
