import type { RequestListener } from 'node:http'
import { resolve } from 'node:path'
import { announceServer } from './adapters/disk/announce-server.ts'
import { openParseCache } from './adapters/disk/parse-cache.ts'
import { readProject } from './adapters/disk/project.ts'
import { reason, Unreadable } from './adapters/disk/unreadable.ts'
import { openAdapters } from './adapters/open-adapters.ts'
import type { Adapters } from './adapters/open-adapters.ts'
import { keepTraits } from './adapters/pools/keep-traits.ts'
import { linkedPools } from './adapters/pools/linked-pools.ts'
import type { Issuing } from './adapters/pools/linked-pools.ts'
import { checkScripts } from './adapters/sandbox/check-scripts.ts'
import { readSecrets } from './adapters/secrets/read-secrets.ts'
import type { MissingSecret } from './adapters/secrets/read-secrets.ts'
import { refuseMissing } from './adapters/secrets/refuse-missing.ts'
import { load } from './config/load.ts'
import type { Message } from './engine/effect.ts'
import type { Ports } from './engine/ports.ts'
import type { Finding } from './model/finding.ts'
import type { Model } from './model/model.ts'
import type { UserPool } from './model/pool.ts'
import * as userPools from './operations/user-pools/index.ts'
import { listeningOn, urlOf } from './protocol/addresses.ts'
import type { FinishedRun, Served, Serving } from './protocol/aws-json/serving.ts'
import { listen, PortInUse } from './protocol/listen.ts'
import { silent } from './protocol/log.ts'
import type { Log } from './protocol/log.ts'
import type { makePages } from './protocol/pages.ts'
import { logged } from './protocol/redact.ts'
import { answerRoot } from './protocol/root.ts'

/** How a server is to run. */
export interface Settings {
  /** The project's folder. */
  readonly root: string
  /** `serve` trusts nobody: no signed operation, nothing under `/_poolwright/` but health, no secret missing. */
  readonly mode: 'dev' | 'serve'
  /** The environment; where none is named, `dev` takes the one called `dev` if there is one. */
  readonly env?: string | undefined
  /** The address to listen on; both loopback addresses unless told. */
  readonly host?: string | undefined
  /** 9340 unless told; 0 takes a free one. */
  readonly port?: number | undefined
  /** Keeps nothing once the server ends. */
  readonly memory?: boolean | undefined
  /** Who issues tokens, whatever the pools say. */
  readonly issuer?: 'aws' | undefined
  /** Where callers reach the server, if that is not where it listens. */
  readonly publicUrl?: string | undefined
  /** Whether other machines may reach a `dev` server, which then tells nothing of itself. */
  readonly allowRemote?: boolean | undefined
  /** Opens `/_poolwright/api`; `POOLWRIGHT_TOKEN` or a new one unless told. */
  readonly token?: string | undefined
  readonly log?: Log | undefined
  /** Environment variables; those of the process unless told. */
  readonly variables?: Readonly<Record<string, string | undefined>> | undefined
  /** The machine's own unless told. */
  readonly clock?: Ports['clock'] | undefined
  /** Hears of every finished request; under `dev` once it is recorded, with the id that it has there. */
  readonly onRun?: ((run: FinishedRun, id?: string) => void) | undefined
  /** Hears of every message that was sent. */
  readonly onMessage?: ((message: Message) => void) | undefined
}

/** What came of reading the project anew. A project with mistakes changes nothing: the last good model stays. */
export interface Reloaded {
  readonly ok: boolean
  readonly findings: readonly Finding[]
}

/** A server that runs. */
export interface App {
  /** Where it listens. */
  readonly url: string
  readonly port: number
  /** Opens `/_poolwright/api`; none where that is off. */
  readonly token?: string
  readonly issuer: (pool: UserPool) => string
  /** The model that new requests begin with. */
  readonly model: () => Model
  /** Secrets that the model asks for and nobody has given. */
  readonly missing: () => readonly MissingSecret[]
  /** Scripts that do not compile. */
  readonly checkScripts: () => Promise<readonly Finding[]>
  /** What the author and the operator should know: mistakes that let it run, and declarations without effect. */
  readonly findings: () => readonly Finding[]
  /** What was found out about its seal key, if anything is amiss. */
  readonly warning?: string
  reload(): Promise<Reloaded>
  /** Answers what is under way and lets go of everything. */
  close(): Promise<void>
}

/** A project that cannot run for the mistakes in it. */
export class Mistaken extends Error {
  override readonly name = 'Mistaken'
  readonly findings: readonly Finding[]

  constructor(findings: readonly Finding[]) {
    super('the project has mistakes')
    this.findings = findings
  }
}

/** Everything that requests are answered from, fixed while one of them lasts. */
interface Snapshot {
  readonly model: Model
  readonly findings: readonly Finding[]
  readonly missing: readonly MissingSecret[]
  /** The texts of its secrets. */
  readonly secrets: () => Iterable<string>
  readonly pools: Ports['pools']
  readonly ports: Serving['ports']
}

const operations = new Map<string, Served>(Object.entries(userPools))
// Milliseconds that requests under way have once a server is told to end.
const patience = 5_000

/**
 * Starts a server. Throws `Mistaken` where the project has mistakes, and `Unreadable` where the project,
 * its store or its seal key cannot be read, a secret is missing under `serve`, or the port is taken.
 */
export async function startApp(settings: Settings): Promise<App> {
  const closing: (() => unknown)[] = []
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end()
  }
  try {
    return await start({ ...settings, root: resolve(settings.root) }, closing, close)
  } catch (error) {
    await close()
    throw error
  }
}

async function start(
  settings: Settings,
  closing: (() => unknown)[],
  close: () => Promise<void>,
): Promise<App> {
  const { root, mode, log = silent, memory = false } = settings
  let handler: RequestListener = (_, response) => void response.writeHead(503).end()
  const hosts = listeningOn(settings.host, settings.allowRemote)
  // Before anything else is opened: whoever has the port may have the store as well.
  const port = settings.port ?? 9340
  const listening = await listen((...exchange) => handler(...exchange), hosts, port).catch((error: unknown) =>
    unheard(error, `${hosts[0]}, port ${port}`),
  )
  const hangUp = () => listening.close(patience)
  closing.push(hangUp)
  const url = urlOf(hosts[0], listening.port)
  const issuing: Issuing = { url: (settings.publicUrl ?? url).replace(/\/+$/, ''), issuer: settings.issuer }

  const onDefect = (error: unknown) =>
    log.error({ error: logged(error) }, 'work in the background met a defect')
  const adapters = openAdapters({ ...settings, onDefect }, (end) => closing.push(end))
  const { store, sandbox, signer, inbox, recorder } = adapters
  // Requests under way still need the adapters: the callers go first, and of them those who only wait.
  closing.push(hangUp, () => [inbox.close(), recorder?.release()])
  const traits = keepTraits(store)
  const take = async (from: Read): Promise<Snapshot> => {
    const fixed = await traits.check(from.model)
    if (fixed.length) throw new Mistaken(fixed)
    const taken = await snapshot(from, settings, adapters, issuing)
    traits.keep(from.model)
    return taken
  }
  let now = await take(await read(settings, issuing))

  const token = mode === 'dev' && !settings.allowRemote ? tokenOf(settings) : undefined
  const issuer = (pool: UserPool) => now.pools.issuer(pool)
  const onRun = recorder ? (run: FinishedRun) => recorder.record(run, now.secrets()) : settings.onRun
  const serving: Serving = {
    operations,
    ports: (caller) => now.ports(caller),
    signed: mode === 'dev' ? 'believed' : 'refused',
    log,
    ...(onRun && { onRun }),
  }
  let opened: Promise<RequestListener> | undefined
  const pages = () =>
    (opened ??= openPages({
      documents: {
        pool: (id) => now.pools.byId(id),
        issuer,
        url: issuing.url,
        keys: (poolId) => signer.jwks(poolId),
        // Keys that end with the process must not outlive it in somebody's cache.
        cache: mode === 'serve' && !memory ? 'public, max-age=3600' : 'no-cache',
      },
      log,
      ...(token &&
        recorder && {
          api: { token, told: { inbox, runs: recorder, pools: () => now.pools.all(), issuer } },
        }),
    }))
  handler = (request, response) => {
    const { url: path = '/' } = request
    const answered =
      path === '/' || path.startsWith('/?')
        ? answerRoot(request, response, serving)
        : pages().then((answer) => answer(request, response))
    answered.catch((error: unknown) => {
      log.error({ error: logged(error) }, 'a request met a defect')
      response.destroy()
    })
  }
  closing.push(announceServer(root, { url, pid: process.pid, ...(token && { token }) }, memory))

  const reload = async (): Promise<Reloaded> => {
    try {
      now = await take(await read(settings, issuing))
      sandbox.reload()
      return { ok: true, findings: [...now.findings, ...(await checkScripts(now.model.triggers, sandbox))] }
    } catch (error) {
      if (error instanceof Mistaken) return { ok: false, findings: error.findings }
      throw error
    }
  }
  // Ahead of the first call, which would wait for it.
  sandbox.warm().catch((error: unknown) => log.error({ error: logged(error) }, 'no script can run'))
  let last: Promise<unknown> = Promise.resolve()
  return {
    url,
    port: listening.port,
    ...(token && { token }),
    ...(adapters.warning && { warning: adapters.warning }),
    issuer,
    model: () => now.model,
    missing: () => now.missing,
    findings: () => now.findings,
    checkScripts: () => checkScripts(now.model.triggers, sandbox),
    reload() {
      const next = last.then(reload)
      last = next.catch(() => undefined)
      return next
    },
    close,
  }
}

/** A project that can run. */
interface Read {
  readonly model: Model
  readonly findings: readonly Finding[]
}

async function read({ root, mode, env, memory }: Settings, { url, issuer }: Issuing): Promise<Read> {
  const { files, scripts } = await readProject(root)
  const isDev = ({ path }: { path: string }) => /(^|\/)dev\.env\.ya?ml$/.test(path)
  const named = env ?? (mode === 'dev' && files.some(isDev) ? 'dev' : undefined)
  const cache = memory ? undefined : openParseCache(root)
  const { model, findings, notes } = load({
    files,
    scripts,
    ...(cache && { cache }),
    publicUrl: url,
    ...(issuer && { issuer }),
    ...(named !== undefined && { env: named }),
  })
  cache?.save()
  if (!model) throw new Mistaken(findings)
  return { model, findings: [...findings, ...notes] }
}

async function snapshot(
  { model, findings }: Read,
  { root, mode, variables = process.env }: Settings,
  { store, srp, turns, sandbox, delivery, kms, background, random, signer, clock, derived }: Adapters,
  issuing: Issuing,
): Promise<Snapshot> {
  const secrets = await readSecrets(model, { root, variables })
  if (mode === 'serve') refuseMissing(secrets)
  const pools = linkedPools(model, issuing, { derived, bound: secrets.value })
  const functions: Ports['functions'] = { byArn: (arn) => model.functions.get(arn) }
  const world = {
    clock,
    random,
    srp,
    turns,
    signer,
    sandbox,
    delivery,
    kms,
    background,
    pools,
    functions,
    store,
  }
  return {
    model,
    findings,
    missing: secrets.missing,
    secrets: secrets.texts,
    pools,
    ports: (caller) => ({ ...world, caller }),
  }
}

async function openPages(pages: Parameters<typeof makePages>[0]): Promise<RequestListener> {
  const [{ getRequestListener }, { makePages }] = await Promise.all([
    import('@hono/node-server'),
    import('./protocol/pages.ts'),
  ])
  return getRequestListener(makePages(pages).fetch, { overrideGlobalObjects: false })
}

const tokenOf = ({ token, variables = process.env }: Settings) =>
  token ||
  variables['POOLWRIGHT_TOKEN'] ||
  Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url')

function unheard(cause: unknown, where: string): never {
  if (cause instanceof PortInUse)
    throw new Unreadable(cause.message, 'choose another with --port, or end the other program', { cause })
  const { syscall = '' } = cause as NodeJS.ErrnoException
  if (!['listen', 'getaddrinfo'].includes(syscall)) throw cause
  const words = `the server cannot listen at ${where}: ${reason(cause)}`
  throw new Unreadable(words, 'choose another place with --host and --port', { cause })
}

/** A log of JSON lines on standard output, from a level on. Secrets are taken out of it once more. */
export async function jsonLog(level: 'debug' | 'info' | 'warn' | 'error'): Promise<Log> {
  const { pino } = await import('pino')
  const names = ['authorization', 'code', 'password', 'secret', 'session', 'token']
  const log: Log = pino({ level, base: null, redact: [...names, ...names.map((name) => `*.${name}`)] })
  return log
}
