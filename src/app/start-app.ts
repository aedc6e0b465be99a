import type { RequestListener } from 'node:http'
import { resolve } from 'node:path'
import { announceAnew, announceServer } from '../adapters/disk/announce-server.ts'
import { leafOf, readTls } from '../adapters/disk/read-tls.ts'
import { reason, Unreadable } from '../adapters/disk/unreadable.ts'
import { watchTls } from '../adapters/disk/watch-tls.ts'
import { openAdapters } from '../adapters/open-adapters.ts'
import { keepDates } from '../adapters/pools/keep-dates.ts'
import { keepTraits } from '../adapters/pools/keep-traits.ts'
import type { Issuing } from '../adapters/pools/linked-pools.ts'
import { checkScripts } from '../adapters/sandbox/check-scripts.ts'
import { resumeImports } from '../engine/imports/resume-imports.ts'
import type { UserPool } from '../model/pool.ts'
import { listeningOn, urlOf } from '../protocol/addresses.ts'
import type { FinishedRun, Serving } from '../protocol/aws-json/serving.ts'
import { listen, PortInUse } from '../protocol/listen.ts'
import { silent } from '../protocol/log.ts'
import type { makePages } from '../protocol/pages.ts'
import { logged } from '../protocol/redact.ts'
import { answerRoot } from '../protocol/root.ts'
import { isUpload, receiveUpload, type Receiving } from '../protocol/uploads/receive-upload.ts'
import { cleanLog } from './clean-log.ts'
import { madePools } from './made-pools.ts'
import { Mistaken, type App, type Reloaded, type Settings } from './app.ts'
import { uploadSigning } from './imports-port.ts'
import { lostMessages, lostWords } from './lost-messages.ts'
import { operations } from './operations.ts'
import { read, snapshot, type Read, type Snapshot } from './snapshot.ts'
import { userIn } from './user-in.ts'

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
  const tls = settings.tls && readTls(settings.tls)
  // Before anything else is opened: whoever has the port may have the store as well.
  const port = settings.port ?? 9340
  const hear: RequestListener = (...exchange) => handler(...exchange)
  const listening = await listen(hear, hosts, port, { patient: isUpload, tls }).catch((error: unknown) =>
    unheard(error, `${hosts[0]}, port ${port}`),
  )
  const hangUp = () => listening.close(patience)
  closing.push(hangUp)
  const url = urlOf(hosts[0], listening.port, tls ? 'https' : 'http')
  const issuing: Issuing = { url: (settings.publicUrl ?? url).replace(/\/+$/, ''), issuer: settings.issuer }

  const onDefect = (error: unknown) =>
    log.error({ error: logged(error) }, 'work in the background met a defect')
  const adapters = openAdapters({ ...settings, log, ways: (medium) => now.ways(medium), onDefect }, (end) =>
    closing.push(end),
  )
  const { store, sandbox, signer, inbox, recorder } = adapters
  // Requests under way still need the adapters: the callers go first, and of them those who only wait.
  closing.push(hangUp, () => [inbox.close(), recorder?.release()])
  const onRun = recorder && ((run: FinishedRun) => recorder.record(run, now.secrets()))
  const scriptLog = cleanLog(log, () => now.secrets())
  const scripts = { operations, log, scriptLog, ...(onRun && { onRun }) }
  const traits = keepTraits(store)
  const take = async (from: Read): Promise<Snapshot> => {
    const fixed = await traits.check(from.model)
    if (fixed.length) throw new Mistaken(fixed)
    const taken = await snapshot(from, settings, adapters, issuing, scripts)
    traits.keep(from.model)
    keepDates(store.declared, from.model, adapters.clock.now())
    return taken
  }
  let now = await take(await read(settings, issuing))

  const token = mode === 'dev' && !settings.allowRemote ? tokenOf(settings) : undefined
  const issuer = (pool: UserPool) => now.pools.issuer(pool)
  const serving: Serving = {
    ...scripts,
    ports: (caller) => now.ports(caller),
    signed: mode === 'dev' ? 'believed' : 'decided',
    secure: issuing.url.startsWith('https:'),
  }
  const receiving: Receiving = {
    signing: uploadSigning(issuing.url, adapters.random),
    clock: adapters.clock,
    log,
    pool: (id) => now.pools.byId(id),
    job: (poolId, id) => store.importJob(poolId, id),
    begin: (jobId) => store.uploads.begin(jobId),
  }
  let opened: Promise<RequestListener> | undefined
  const pages = () =>
    (opened ??= openPages({
      documents: {
        pool: (id) => now.pools.byId(id),
        identityPool: (id) => now.identityPools.byId(id),
        issuer,
        url: issuing.url,
        keys: (poolId) => signer.jwks(poolId),
        identityKeys: (id) => signer.identityJwks(id),
        // Keys that end with the process must not outlive it in somebody's cache.
        cache: mode === 'serve' && !memory ? 'public, max-age=3600' : 'no-cache',
      },
      log,
      confirming: serving,
      ...(token &&
        recorder && {
          api: {
            token,
            told: {
              inbox,
              runs: recorder,
              pools: () => now.pools.all(),
              issuer,
              importLog: async (id) => store.imports.find(id, adapters.clock.now()),
              made: () => madePools(store),
              project: () => now.project ?? { files: [], scripts: [], documents: [] },
              user: userIn(store),
            },
          },
        }),
    }))
  handler = (request, response) => {
    const { url: path = '/' } = request
    const answered =
      path === '/' || path.startsWith('/?')
        ? answerRoot(request, response, serving)
        : isUpload(path)
          ? receiveUpload(request, response, receiving)
          : pages().then((answer) => answer(request, response))
    answered.catch((error: unknown) => {
      log.error({ error: logged(error) }, 'a request met a defect')
      response.destroy()
    })
  }
  const announced = {
    url,
    pid: process.pid,
    ...(token && { token }),
    ...(tls && { certificate: leafOf(tls) }),
  }
  closing.push(announceServer(root, announced, memory))
  if (settings.tls)
    closing.push(
      watchTls(settings.tls, {
        take(renewed) {
          listening.prove(renewed)
          announceAnew(root, { ...announced, certificate: leafOf(renewed) })
          log.info({ file: settings.tls?.cert }, 'another certificate counts from now on')
        },
        refuse: (why) => log.warn({ why }, 'the certificate that counted goes on'),
      }),
    )

  await resumeImports(now.ports({ requestId: 'import' }))
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
  if (mode === 'serve') for (const lost of lostMessages(now.model)) log.warn(lost, lostWords(lost))
  adapters.courier.start()
  // Ahead of the first call, which would wait for it.
  if (now.model.triggers.length)
    sandbox.warm().catch((error: unknown) => log.error({ error: logged(error) }, 'no script can run'))
  let last: Promise<unknown> = Promise.resolve()
  return {
    url,
    publicUrl: issuing.url,
    port: listening.port,
    ...(token && { token }),
    ...(adapters.warning && { warning: adapters.warning }),
    issuer,
    model: () => now.model,
    missing: () => now.missing,
    drift: () => now.model.pools.reduce((sum, { id }) => sum + store.drift.of(id).length, 0),
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

async function openPages(pages: Parameters<typeof makePages>[0]): Promise<RequestListener> {
  const [{ getRequestListener }, { makePages }] = await Promise.all([
    import('@hono/node-server'),
    import('../protocol/pages.ts'),
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
