import { join, resolve } from 'node:path'
import { reason, Unreadable } from '../adapters/disk/unreadable.ts'
import { ownFolder } from '../adapters/disk/own-folder.ts'
import { systemClock } from '../adapters/clock/system-clock.ts'
import { openForward } from '../adapters/gate/open-forward.ts'
import { linkedIam } from '../adapters/iam/linked-iam.ts'
import { linkedPools } from '../adapters/pools/linked-pools.ts'
import { openRandom } from '../adapters/random/open-random.ts'
import { deriveClientSecret } from '../adapters/seal/derive-client-secret.ts'
import { openSeal } from '../adapters/seal/open-seal.ts'
import { readSealKey } from '../adapters/seal/read-seal-key.ts'
import { readSecrets } from '../adapters/secrets/read-secrets.ts'
import { openSessions } from '../adapters/sessions/open-sessions.ts'
import { openSigner } from '../adapters/signer/open-signer.ts'
import { openSqliteStore } from '../adapters/store/sqlite/open-sqlite-store.ts'
import type { Gate } from '../model/gate.ts'
import type { Model } from '../model/model.ts'
import { listeningOn, urlOf } from '../protocol/addresses.ts'
import { answerGate } from '../protocol/gate/answer-gate.ts'
import { listen, PortInUse } from '../protocol/listen.ts'
import type { Log } from '../protocol/log.ts'
import { Mistaken } from './app.ts'
import { guardingOf } from './guarding-of.ts'
import { read } from './snapshot.ts'

/** How gates are to run. */
export interface GateSettings {
  readonly root: string
  /** The gates to start; all of them unless told. */
  readonly names: readonly string[]
  readonly env?: string | undefined
  readonly host?: string | undefined
  /** The port of a gate that starts alone; what its file says unless told. */
  readonly port?: number | undefined
  /** Where the server is whose tokens and credentials count, and who issues its tokens. */
  readonly url: string
  readonly issuer?: 'aws' | undefined
  readonly log: Log
  readonly variables?: Readonly<Record<string, string | undefined>> | undefined
}

/** A gate that runs. */
export interface RunningGate {
  readonly gate: Gate
  readonly url: string
}

/** Gates that run, and how they end. */
export interface Gates {
  readonly gates: readonly RunningGate[]
  close(): Promise<void>
}

// Milliseconds that requests under way have once a gate is told to end.
const patience = 5_000

/**
 * Starts gates, each on a port of its own. Credentials and tokens are those of the server that runs in the
 * same project, under the same seal key. Throws `Mistaken` where the project has mistakes, and `Unreadable`
 * where it has no such gate, a key is missing, or a port is taken.
 */
export async function startGate(settings: GateSettings): Promise<Gates> {
  const closing: (() => unknown)[] = []
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end()
  }
  try {
    return { gates: await start(settings, closing), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function start(settings: GateSettings, closing: (() => unknown)[]): Promise<readonly RunningGate[]> {
  const { env, url, issuer, log, variables = process.env } = settings
  const root = resolve(settings.root)
  const issuing = { url, issuer }
  const { model, findings } = await read({ root, mode: 'dev', env }, issuing)
  if (findings.some(({ severity }) => severity === 'error')) throw new Mistaken(findings)
  const chosen = chooseGates(model, settings)
  const { key } = readSealKey({ env: variables, file: join(ownFolder(root), 'seal.key'), create: true })
  const seal = openSeal({ key })
  const store = openSqliteStore({ file: join(ownFolder(root), 'data.sqlite'), seal, clock: systemClock })
  closing.push(() => store.close())
  const secrets = await readSecrets(model, { root, variables })
  const ofKeys = new Set(model.iamUsers.flatMap(({ keys }) => Object.values(keys)))
  for (const { name, remedy } of secrets.missing)
    if (ofKeys.has(name)) log.warn({ name }, `access keys whose secret is \`${name}\` do not pass: ${remedy}`)
  const derived = (poolId: string, clientId: string) => deriveClientSecret(key, poolId, clientId)
  const ports = {
    clock: systemClock,
    iam: linkedIam(model, secrets.value),
    sessions: openSessions({ key, seal, random: openRandom({ key }) }),
    signer: openSigner({ vault: store.vault, turns: store.keyTurns, seal, clock: systemClock }),
    pools: linkedPools(model, issuing, { derived, bound: secrets.value }, store),
  }
  const running: RunningGate[] = []
  // One after the other: of those that begin together, one would go on beginning when another has failed.
  for (const gate of chosen) {
    const forward = openForward(gate.to)
    closing.push(() => forward.close())
    const guarding = guardingOf(gate, { forward, ports, secret: secrets.value, region: model.region, log })
    const hosts = listeningOn(settings.host)
    const listening = await listen(
      (request, response) => void answerGate(request, response, guarding),
      hosts,
      settings.port ?? gate.port,
      { stream: true },
    ).catch((cause: unknown) => {
      if (cause instanceof PortInUse)
        throw new Unreadable(cause.message, 'say another `port` in the gate, or --port', { cause })
      throw new Unreadable(
        `the gate \`${gate.name}\` cannot listen: ${reason(cause)}`,
        'choose another --host or --port',
        { cause },
      )
    })
    closing.push(() => listening.close(patience))
    running.push({ gate, url: urlOf(hosts[0], listening.port) })
  }
  return running
}

function chooseGates({ gates }: Model, { names, port }: GateSettings): readonly Gate[] {
  const unknown = names.find((name) => gates.every((gate) => gate.name !== name))
  if (unknown !== undefined)
    throw new Unreadable(
      `there is no gate \`${unknown}\``,
      gates.length
        ? `known here: ${gates.map(({ name }) => name).join(', ')}`
        : 'declare one in `pools/<name>.gate.yaml`',
    )
  const chosen = names.length ? gates.filter(({ name }) => names.includes(name)) : gates
  if (!chosen.length)
    throw new Unreadable('the project has no gate', 'declare one in `pools/<name>.gate.yaml`')
  if (port !== undefined && chosen.length > 1)
    throw new Unreadable(
      'one port cannot be that of several gates',
      'name the gate: poolwright gate <name> --port <port>',
    )
  const taken = new Map<number, string>()
  for (const gate of chosen) {
    const other = taken.get(gate.port)
    if (other !== undefined)
      throw new Unreadable(
        `the gates \`${other}\` and \`${gate.name}\` both listen on port ${gate.port}`,
        'say another `port` in one of them, or start each by its name',
      )
    taken.set(gate.port, gate.name)
  }
  return chosen
}
