import { openParseCache } from '../adapters/disk/parse-cache.ts'
import { readProject } from '../adapters/disk/project.ts'
import { scriptTexts } from '../adapters/disk/script-texts.ts'
import { openWays } from '../adapters/delivery/open-ways.ts'
import type { Ways } from '../adapters/delivery/way.ts'
import type { Adapters } from '../adapters/open-adapters.ts'
import { linkedIdentityPools } from '../adapters/identity-pools/linked-identity-pools.ts'
import { linkedIam } from '../adapters/iam/linked-iam.ts'
import { driftingStore } from '../adapters/pools/drifting-store.ts'
import { linkedPools } from '../adapters/pools/linked-pools.ts'
import type { Issuing } from '../adapters/pools/linked-pools.ts'
import { noPlaces } from '../adapters/leaked/no-places.ts'
import { openLeaked } from '../adapters/leaked/open-leaked.ts'
import { awsLater } from '../adapters/reach/aws/aws-later.ts'
import { openReach, type CallOperation } from '../adapters/reach/open-reach.ts'
import { openSurroundings } from '../adapters/reach/open-surroundings.ts'
import { readSecrets } from '../adapters/secrets/read-secrets.ts'
import type { MissingSecret } from '../adapters/secrets/read-secrets.ts'
import { refuseMissing } from '../adapters/secrets/refuse-missing.ts'
import { textOf } from '../adapters/secrets/text-of.ts'
import { load } from '../config/load.ts'
import type { Ports } from '../engine/ports.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import type { Said } from '../model/trigger.ts'
import type { ServedProject } from '../protocol/api/endpoint.ts'
import { logged } from '../protocol/redact.ts'
import { callBack } from '../protocol/aws-json/call-back.ts'
import type { Serving } from '../protocol/aws-json/serving.ts'
import { Mistaken, type Settings } from './app.ts'
import { importsPort, uploadSigning } from './imports-port.ts'

/** What requests need of the adapters, however long these last. */
export type Standing = Pick<Adapters, 'leakedSources' | 'store' | 'derived' | 'kv' | 'kms' | 'delivery'> &
  Pick<Ports, 'clock' | 'random' | 'srp' | 'turns' | 'signer' | 'background'> &
  Pick<Ports, 'sessions' | 'outside' | 'saml' | 'mfa' | 'webAuthn' | 'hashes'> & {
    readonly sandbox: Pick<Adapters['sandbox'], 'invoke'>
    readonly fetch: Pick<Adapters['fetch'], 'fetch'>
    readonly federation: Pick<Adapters['federation'], 'by'>
  }

/** Everything that requests are answered from, fixed while one of them lasts. */
export interface Snapshot {
  readonly model: Model
  readonly findings: readonly Finding[]
  /** The texts that it was made of. */
  readonly project?: ServedProject
  readonly missing: readonly MissingSecret[]
  /** How messages leave. */
  readonly ways: Ways
  /** The texts of its secrets. */
  readonly secrets: () => Iterable<string>
  readonly pools: Ports['pools']
  readonly identityPools: Ports['identityPools']
  readonly ports: Serving['ports']
}

/** A project that can run. */
export interface Read {
  readonly model: Model
  readonly findings: readonly Finding[]
  /** The texts that it was read from; nothing of a model that was made otherwise. */
  readonly project?: ServedProject
}

/** Reads the project as it lies on disk. Throws `Mistaken` where it cannot run. */
export async function read({ root, mode, env, memory }: Settings, { url, issuer }: Issuing): Promise<Read> {
  const { files, scripts, documents } = await readProject(root)
  const isDev = ({ path }: { path: string }) => /(^|\/)dev\.env\.ya?ml$/.test(path)
  const named = env ?? (mode === 'dev' && files.some(isDev) ? 'dev' : undefined)
  const cache = memory ? undefined : openParseCache(root)
  const { model, findings, notes } = load({
    files,
    scripts,
    documents,
    ...(cache && { cache }),
    publicUrl: url,
    ...(issuer && { issuer }),
    ...(named !== undefined && { env: named }),
  })
  cache?.save()
  if (!model) throw new Mistaken(findings)
  const project = {
    ...(named !== undefined && { env: named }),
    files,
    // Who tells nothing of itself need not know them.
    scripts: mode === 'dev' ? scriptTexts(root, scripts) : [],
    documents: [...documents].map(([path, text]) => ({ path, text })),
  }
  return { model, findings: [...findings, ...notes], project }
}

/** The world of a project as it is now. */
export async function snapshot(
  { model, findings, project }: Read,
  { root, mode, variables = process.env, attempts = 1, allowDrift = false }: Settings,
  adapters: Standing,
  issuing: Issuing,
  scripts: Pick<Serving, 'operations' | 'log' | 'scriptLog' | 'onRun'>,
): Promise<Snapshot> {
  const secrets = await readSecrets(model, { root, variables })
  if (mode === 'serve') refuseMissing(secrets)
  const bound = { derived: adapters.derived, bound: secrets.value }
  const pools = linkedPools(model, issuing, bound, adapters.store, allowDrift)
  const identityPools = linkedIdentityPools(model, adapters.store)
  const functions: Ports['functions'] = { byArn: (arn) => model.functions.get(arn), attempts }
  const ports: Serving['ports'] = (caller) => ({ ...world, caller })
  const { fetch, kv, clock, random, srp, turns, signer, delivery, kms, background, store } = adapters
  const { sessions, outside, saml, mfa, webAuthn, hashes } = adapters
  const api: CallOperation = (name, input, call) => callBack(name, input, call, { ...scripts, ports })
  const said = (word: Said) => textOf(word, secrets)
  const { documents } = store
  const aws = awsLater({ fetch, clock, documents, delivery, kms, api, said })
  const around = openSurroundings({
    region: model.region,
    said,
    reach: openReach({ fetch, kv, kms, aws, api }),
  })
  const sandbox: Ports['sandbox'] = {
    // Within a promise: what stands around a call may be missing.
    invoke: async (call) => adapters.sandbox.invoke(call, around(call)),
  }
  const world: Omit<Ports, 'caller'> = {
    clock,
    random,
    srp,
    turns,
    signer,
    sandbox,
    kms,
    background,
    imports: importsPort(uploadSigning(issuing.url, random), scripts.log),
    hashes,
    pools,
    identityPools,
    sessions,
    outside,
    saml,
    federation: adapters.federation.by(secrets.value),
    iam: linkedIam(model, secrets.value),
    mfa,
    leaked: openLeaked({
      sources: adapters.leakedSources(model.leakedPasswords),
      onLost: (error) =>
        scripts.log.warn({ error: logged(error) }, 'a list of leaked passwords does not answer'),
    }),
    places: noPlaces,
    webAuthn,
    functions,
    store: allowDrift ? driftingStore(store, model.pools) : store,
  }
  return {
    model,
    findings,
    ...(project && { project }),
    missing: secrets.missing,
    ways: openWays(model.waysOut, { clock, secret: secrets.value }),
    secrets: secrets.texts,
    pools,
    identityPools,
    ports,
  }
}
